package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    // Nothing that is not needed: twenty thousand rows are read for a page.
    static final String IN_BRIEF = "SELECT f.address, CONCAT_WS(' ', f.reason, " + FailingClientState.SQL
            + "), %s FROM failing_client f WHERE ";

    static final String WHOLE =
            Worklist.COLUMNS.replace(":domains", "?") + Worklist.JOINED.replace(":domains", "?") + " WHERE ";

    static final String OF_THE_REASON = " AND f.reason = ?";
    static final String BEHIND = " AND f.id > UNHEX(?) ORDER BY f.id LIMIT ?";

    private final DataSource dataSource;

    FailingQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is told of a client by one word of the query; there are few of them. */
    record Kind(Reason reason, FailingClientState state) {
        static Kind of(String words) {
            String[] parts = words.split(" ", -1);
            return new Kind(
                    Reason.ofKey(parts[0]).orElse(Reason.WRONG_PASSWORD),
                    FailingClientState.ofKey(parts[1]).orElseThrow());
        }
    }

    /** @param number by which it is put in order */
    record Brief(String address, Kind kind, long number) {
        Reason reason() {
            return kind.reason();
        }

        FailingClientState state() {
            return kind.state();
        }
    }

    /** Of every reason, but for slips that are left out: how many there are of each is counted too. */
    List<Brief> inBrief(WorklistFilter filter, WorklistOrder order, StaffDomains within) {
        WorklistFilter.Conditions conditions = filter.conditions(within);
        Map<String, Kind> kinds = new HashMap<>();
        return read(
                IN_BRIEF.formatted(order.column()) + conditions.sql() + filter.withoutSlips(),
                conditions.values(),
                row -> new Brief(row.getString(1), kinds.computeIfAbsent(row.getString(2), Kind::of), row.getLong(3)));
    }

    /** Of these accounts, in no order. */
    List<Worklist.Row> at(List<String> addresses, WorklistFilter filter, StaffDomains within) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        String sql = whole(filter, within, values) + filter.withoutSlips() + " AND f.address IN ("
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

    private static Worklist.Row row(ResultSet row) throws SQLException {
        Object[] columns = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = row.getObject(i + 1);
        }
        return Worklist.row(columns);
    }
}
