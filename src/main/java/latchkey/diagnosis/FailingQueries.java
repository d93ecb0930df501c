package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.attempt.Reason;
import latchkey.shared.StaffDomains;

/**
 * The failing clients that a filter fits: all of them in few words by one statement, and some of them whole.
 *
 * <p>The worklist is put in order, counted and paged from the few words, so that its parts cannot contradict each other and
 * any page costs the same.
 */
@ApplicationScoped
class FailingQueries {
    // Seconds as numbers, not times, and nothing that is not needed: twenty thousand rows are read for a page.
    static final String IN_BRIEF = "SELECT f.address, f.reason, " + FailingClientState.SQL
            + ", f.tries, TIMESTAMPDIFF(SECOND, '1970-01-01', f.last_at), TIMESTAMPDIFF(SECOND, '1970-01-01', f.first_at)"
            + " FROM failing_client f WHERE ";

    static final String WHOLE =
            Worklist.COLUMNS.replace(":domains", "?") + Worklist.JOINED.replace(":domains", "?") + " WHERE ";

    static final String OF_THE_REASON = " AND f.reason = ?";
    static final String BEHIND = " AND f.id > UNHEX(?) ORDER BY f.id LIMIT ?";

    private static final Map<String, Reason> REASONS =
            Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::key, Function.identity()));
    private static final Map<String, FailingClientState> STATES = Arrays.stream(FailingClientState.values())
            .collect(Collectors.toMap(FailingClientState::key, Function.identity()));

    private final DataSource dataSource;

    FailingQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param lastAt in seconds
     * @param firstAt in seconds
     */
    record Brief(String address, Reason reason, FailingClientState state, long tries, long lastAt, long firstAt) {}

    /** Of every reason: how many there are of each is counted too. */
    List<Brief> inBrief(WorklistFilter filter, StaffDomains within) {
        WorklistFilter.Conditions conditions = filter.conditions(within);
        return read(IN_BRIEF + conditions.sql(), conditions.values(), FailingQueries::brief);
    }

    /** Of these accounts, in no order. */
    List<Worklist.Row> at(List<String> addresses, WorklistFilter filter, StaffDomains within) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        String sql = whole(filter, within, values) + " AND f.address IN ("
                + String.join(",", Collections.nCopies(addresses.size(), "?")) + ")";
        values.addAll(addresses);
        return read(sql, values, FailingQueries::row);
    }

    /** Behind one of them, by what never changes: whoever reads on and on meets each once. */
    List<Worklist.Row> behind(String after, WorklistFilter filter, StaffDomains within, int most) {
        List<Object> values = new ArrayList<>();
        String sql = whole(filter, within, values) + BEHIND;
        values.add(after);
        values.add(most);
        return read(sql, values, FailingQueries::row);
    }

    private static String whole(WorklistFilter filter, StaffDomains within, List<Object> values) {
        WorklistFilter.Conditions conditions = filter.conditions(within);
        values.addAll(List.of(within.sqlList(), within.sqlList()));
        values.addAll(conditions.values());
        filter.reason().ifPresent(reason -> values.add(reason.key()));
        return WHOLE + conditions.sql() + (filter.reason().isPresent() ? OF_THE_REASON : "");
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, List<Object> values, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                find.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = find.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Brief brief(ResultSet row) throws SQLException {
        return new Brief(
                row.getString(1),
                REASONS.getOrDefault(row.getString(2), Reason.WRONG_PASSWORD),
                Objects.requireNonNull(STATES.get(row.getString(3))),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6));
    }

    private static Worklist.Row row(ResultSet row) throws SQLException {
        Object[] columns = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return Worklist.row(columns);
    }
}
