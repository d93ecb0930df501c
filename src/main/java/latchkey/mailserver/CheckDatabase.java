package latchkey.mailserver;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Refuses to start on a database that would lose login reports: the inbox must be read at READ COMMITTED. */
@ApplicationScoped
class CheckDatabase {
    private static final int BEFORE_THE_JUDGE = 1;

    private final DataSource dataSource;

    CheckDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void check(@Observes @Priority(BEFORE_THE_JUDGE) StartupEvent event) throws SQLException {
        if (Boolean.getBoolean(MigrateDatabase.WITHOUT_DATABASE)) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@session.tx_isolation")) {
            row.next();
            if (!row.getString(1).equals("READ-COMMITTED")) {
                throw new IllegalStateException("The database forces the isolation level " + row.getString(1)
                        + " on the portal's connections (init_connect, a proxy?); it must leave READ COMMITTED, or"
                        + " login reports are lost");
            }
        }
    }
}
