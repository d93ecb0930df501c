package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** Forgets the hash of what has been retired for long. That there was one, for which device, stays known. */
@ApplicationScoped
class ForgetRetired implements Chore {
    private static final int AT_ONCE = 500;
    /** What was forgotten stays where it is, so a step looks at this much of it only. */
    private static final int WINDOW_DAYS = 30;

    private static final String FORGET = "UPDATE app_password SET secret_hash = '', mark = NULL WHERE state = 'ended'"
            + " AND ended_at >= ? AND ended_at < ? AND secret_hash <> '' ORDER BY ended_at LIMIT " + AT_ONCE;

    private final DataSource dataSource;
    private final AppPasswordPolicy policy;

    ForgetRetired(DataSource dataSource, AppPasswordPolicy policy) {
        this.dataSource = dataSource;
        this.policy = policy;
    }

    @Override
    public String name() {
        return "retired-hashes";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime until = Utc.column(now.minus(policy.retiredKnownFor()));
        return ShortTransaction.in(dataSource, connection -> {
            LocalDateTime from = reached.isEmpty() ? oldest(connection, until) : LocalDateTime.parse(reached);
            if (!from.isBefore(until)) {
                return new Step(0, from.toString(), false);
            }
            LocalDateTime to = from.plusDays(WINDOW_DAYS).isBefore(until) ? from.plusDays(WINDOW_DAYS) : until;
            int forgotten = forget(connection, from, to);
            return new Step(forgotten, (forgotten == AT_ONCE ? from : to).toString(), true);
        });
    }

    private static LocalDateTime oldest(Connection connection, LocalDateTime orElse) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT MIN(ended_at) FROM app_password");
                ResultSet row = find.executeQuery()) {
            row.next();
            LocalDateTime oldest = row.getObject(1, LocalDateTime.class);
            return oldest == null ? orElse : oldest;
        }
    }

    private static int forget(Connection connection, LocalDateTime from, LocalDateTime to) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setObject(1, from);
            forget.setObject(2, to);
            return forget.executeUpdate();
        }
    }
}
