package latchkey.mailserver.mailcow.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** The clock of the portal's database, which stamps all that is compared with the reports. Asked once. */
record DatabaseTime(Instant at, long nanoTime) {
    static DatabaseTime ask(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement ask = connection.prepareStatement("SELECT UTC_TIMESTAMP(3)");
                ResultSet row = ask.executeQuery()) {
            row.next();
            return new DatabaseTime(Utc.instant(row.getObject(1, LocalDateTime.class)), System.nanoTime());
        }
    }

    Instant now() {
        return at.plusNanos(System.nanoTime() - nanoTime);
    }
}
