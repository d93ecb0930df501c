package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/**
 * Until when sessions of people began that were erased since: a browser may still have one, and is not to bring anybody back.
 * Kept by a mark that tells who it was to nobody who does not know him, for as long as a session lasts.
 */
@ApplicationScoped
public class ErasedPersons {
    private static final String REMEMBER = """
            INSERT INTO erased_person (mark, valid_from)
            SELECT UNHEX(SHA2(CONCAT(issuer, ' ', subject), 256)), GREATEST(?, COALESCE(sessions_valid_from, '1000-01-01'))
            FROM person WHERE id = ?
            ON DUPLICATE KEY UPDATE valid_from = VALUES(valid_from)
            """;

    private static final String FIND =
            "SELECT valid_from FROM erased_person WHERE mark = UNHEX(SHA2(CONCAT(?, ' ', ?), 256))";

    private final Statements statements;
    private final Clock clock;

    ErasedPersons(DataSource dataSource, Clock clock) {
        this.statements = new Statements(dataSource);
        this.clock = clock;
    }

    /** In the transaction that takes him away. */
    public void remember(UUID person) {
        statements.change(REMEMBER, Utc.column(clock.instant()), person);
    }

    /** Sessions begun before it are over. */
    Optional<Instant> sessionsValidFrom(String issuer, String subject) {
        return statements
                .rows(FIND, row -> Utc.instant(row.getObject(1, LocalDateTime.class)), issuer, subject)
                .stream()
                .findFirst();
    }
}
