package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what mail logins read, with the eyes of the mail servers' own database user, if the portal knows its password. */
@ApplicationScoped
class ReadAsDovecot {
    private static final String PATIENCE_MS = "3000";
    /** Not {@code dovecot_main_password}: it is the operator's, no login needs it, and a check of its own looks at it. */
    private static final List<String> READ = List.of("dovecot_account", "dovecot_app_password");

    private final String url;
    private final String user;
    private final Optional<String> password;

    ReadAsDovecot(@ConfigProperty(name = "latchkey.database.url") String url, CheckConfig config) {
        this.url = url;
        this.user = config.mailServerUser();
        this.password = config.mailServerPassword();
    }

    boolean isAsked() {
        return password.isPresent();
    }

    /** @throws SQLException if one of the views cannot be read, or the user is not let in */
    void views() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password.orElseThrow());
        login.setProperty("connectTimeout", PATIENCE_MS);
        login.setProperty("socketTimeout", PATIENCE_MS);
        try (Connection connection = new org.mariadb.jdbc.Driver().connect(url, login)) {
            if (connection == null) {
                throw new SQLException("an address that the driver does not understand");
            }
            try (Statement statement = connection.createStatement()) {
                for (String view : READ) {
                    statement.executeQuery("SELECT 1 FROM " + view + " LIMIT 1").close();
                }
            }
        }
    }
}
