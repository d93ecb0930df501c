package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import latchkey.attempt.Reason;
import latchkey.shared.StaffDomains;

/**
 * All failing clients that a filter fits, in few words each and by one statement: the worklist is put in order, counted and
 * paged from these, so that its parts cannot contradict each other, and any page costs the same.
 */
@ApplicationScoped
class FailingInBrief {
    static final String ALL = "SELECT HEX(f.id), f.address, f.reason, " + FailingClientState.SQL
            + ", f.tries, f.first_at, f.last_at FROM failing_client f WHERE ";

    static final String NEXT = "SELECT HEX(f.id) FROM failing_client f WHERE ";

    private final DataSource dataSource;

    FailingInBrief(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Brief(
            String id,
            String address,
            Reason reason,
            FailingClientState state,
            long tries,
            LocalDateTime firstAt,
            LocalDateTime lastAt) {}

    /** Of every reason: how many there are of each is counted too. */
    List<Brief> ofEveryReason(WorklistFilter filter, StaffDomains within) {
        WorklistFilter.Conditions conditions = filter.conditions(within);
        return read(ALL + conditions.sql(), conditions.values(), FailingInBrief::brief);
    }

    /** Behind one of them, by what never changes: whoever reads on and on meets each once. */
    List<String> next(WorklistFilter filter, StaffDomains within, String after, int most) {
        WorklistFilter.Conditions conditions = filter.conditions(within);
        List<Object> values = new ArrayList<>(conditions.values());
        String reason = filter.reason().isPresent() ? " AND f.reason = ?" : "";
        filter.reason().ifPresent(one -> values.add(one.key()));
        values.add(after);
        values.add(most);
        return read(
                NEXT + conditions.sql() + reason + " AND f.id > UNHEX(?) ORDER BY f.id LIMIT ?",
                values,
                row -> row.getString(1));
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
                row.getString(2),
                Reason.ofKey(row.getString(3)).orElse(Reason.WRONG_PASSWORD),
                FailingClientState.ofKey(row.getString(4)).orElseThrow(),
                row.getLong(5),
                row.getObject(6, LocalDateTime.class),
                row.getObject(7, LocalDateTime.class));
    }
}
