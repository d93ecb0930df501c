package latchkey.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Removes or changes rows that are older than they are kept, some at a time.
 *
 * @param statement finds rows by an index, with one {@code ?} for the time before which they are old; what it has done it
 *     does not find again
 */
public record OldRows(String name, DataSource dataSource, Duration kept, String statement) implements Chore {
    private static final int AT_ONCE = 1000;

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> {
            try (PreparedStatement change = connection.prepareStatement(statement + " LIMIT " + AT_ONCE)) {
                change.setObject(1, Utc.column(now.minus(kept)));
                int changed = change.executeUpdate();
                return new Step(changed, "", changed == AT_ONCE);
            }
        });
    }
}
