package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Keeps what is known of guesses bounded, however many networks guess and however many names they make up: the oldest goes
 * first. In the caller's transaction, and only when enough has come to make it worthwhile.
 */
@ApplicationScoped
class BoundGuesses {
    private static final List<String> TABLES = List.of("network_try", "guessing_network", "guessed_account");
    private static final String TOO_MANY =
            "DELETE FROM %1$s WHERE last_at < (SELECT last_at FROM (SELECT last_at FROM %1$s"
                    + " ORDER BY last_at DESC LIMIT 1 OFFSET %2$d) AS first_to_stay)";

    private static final String TOO_MANY_STRANGERS =
            "DELETE FROM failing_client WHERE slip = 2 AND first_at < (SELECT first_at FROM (SELECT first_at"
                    + " FROM failing_client WHERE slip = 2 ORDER BY first_at DESC LIMIT 1 OFFSET %d) AS first_to_stay)";

    private final DataSource dataSource;
    private final DiagnosisConfig config;
    private final AtomicLong come = new AtomicLong(Long.MAX_VALUE / 2);

    BoundGuesses(DataSource dataSource, DiagnosisConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** @param more rows, at most, since it was called last */
    void after(int more) throws SQLException {
        if (come.addAndGet(more) > Math.min(config.guessesKept(), config.strangersKept()) / 10) {
            bound();
            come.set(0);
        }
    }

    private void bound() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String table : TABLES) {
                try (PreparedStatement delete =
                        connection.prepareStatement(TOO_MANY.formatted(table, config.guessesKept() - 1))) {
                    delete.executeUpdate();
                }
            }
            try (PreparedStatement delete =
                    connection.prepareStatement(TOO_MANY_STRANGERS.formatted(config.strangersKept() - 1))) {
                delete.executeUpdate();
            }
        }
    }
}
