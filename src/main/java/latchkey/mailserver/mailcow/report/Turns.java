package latchkey.mailserver.mailcow.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import latchkey.shared.ShortTransaction;

/** When each log of a mailcow was asked for last, by the database's clock: however many replicas there are, it is once. */
final class Turns {
    private static final String TOUCH = "INSERT IGNORE INTO report_source (mail_server, log)"
            + " VALUES (?, 'dovecot'), (?, 'postfix'), (?, 'sasl')";
    private static final String LEFT = "SELECT ? - TIMESTAMPDIFF(MICROSECOND, asked_at, UTC_TIMESTAMP(3)) DIV 1000"
            + " FROM report_source WHERE mail_server = ? ORDER BY log FOR UPDATE";

    private final DataSource dataSource;

    Turns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Duration take(String mailServer, Duration every) throws SQLException {
        // Apart from the rest: what is there already it locks for reading, and two who then want to write would wait
        // for
        // each other.
        var unused = ShortTransaction.in(dataSource, connection -> touch(connection, mailServer));
        return ShortTransaction.in(dataSource, connection -> {
            long left = left(connection, mailServer, every);
            if (left > 0) {
                return Duration.ofMillis(left);
            }
            asked(connection, "UPDATE report_source SET asked_at = UTC_TIMESTAMP(3) WHERE mail_server = ?", mailServer);
            return Duration.ZERO;
        });
    }

    Duration until(String mailServer, Duration every) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> Duration.ofMillis(left(connection, mailServer, every)));
    }

    /** It is later than its turn was taken: what was asked before had to be answered. */
    void asked(String mailServer, String log) throws SQLException {
        var unused = ShortTransaction.in(
                dataSource,
                connection -> asked(
                        connection,
                        "UPDATE report_source SET asked_at = UTC_TIMESTAMP(3) WHERE mail_server = ? AND log = ?",
                        mailServer,
                        log));
    }

    private static int touch(Connection connection, String mailServer) throws SQLException {
        return asked(connection, TOUCH, mailServer, mailServer, mailServer);
    }

    /** Of the one that was asked for last. A clock that was set back holds up nobody for longer than a turn. */
    private static long left(Connection connection, String mailServer, Duration every) throws SQLException {
        long most = 0;
        try (PreparedStatement find = connection.prepareStatement(LEFT)) {
            find.setLong(1, every.toMillis());
            find.setString(2, mailServer);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    most = Math.max(most, row.getLong(1));
                }
            }
        }
        return Math.min(most, every.toMillis());
    }

    private static int asked(Connection connection, String statement, String... values) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                note.setString(i + 1, values[i]);
            }
            return note.executeUpdate();
        }
    }
}
