package latchkey.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;
import latchkey.shared.Refusal;
import org.jboss.logging.Logger;

/**
 * Counts tries by network, person or mailbox and refuses those beyond a limit, until the first of them has been forgotten.
 *
 * <p>The counts are in the database: all replicas share them, and a restart forgets none. To be called outside of a
 * transaction, so that what is refused is counted all the same.
 */
@ApplicationScoped
public class TryLimits {
    private static final Logger LOG = Logger.getLogger(TryLimits.class);

    // Assignments run from left to right: the count looks at the old end.
    private static final String COUNT = """
            INSERT INTO try_count (kind, who, until, tries)
            VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL ? SECOND, 1)
            ON DUPLICATE KEY UPDATE
                tries = IF(until <= UTC_TIMESTAMP(3), 1, tries + 1),
                until = IF(until <= UTC_TIMESTAMP(3), VALUES(until), until)
            RETURNING tries, GREATEST(1, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(3), until) + 1)
            """;

    private static final String TAKE_BACK =
            "UPDATE try_count SET tries = tries - 1 WHERE kind = ? AND who = ? AND tries > 0";

    /** The portal's and the database's, by less than this. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    public enum Kind {
        FAILED_SIGN_IN_OF_NETWORK,
        SIGN_IN_OF_PERSON,
        ISSUED_FROM_NETWORK,
        ISSUED_FOR_ACCOUNT,
        HAND_OVER_KEY_FROM_NETWORK,
        OWN_DATA_OF_PERSON,
        CALLER_CODE_OF_STAFF,
        CALLER_CODE_OF_ACCOUNT,
        CALLER_CODE_MADE,
        MADE_ELSEWHERE_OF_PERSON
    }

    private final DataSource dataSource;
    private final LimitsConfig config;

    TryLimits(DataSource dataSource, LimitsConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** @throws Refusal.TooOften beyond the limit */
    public void count(Kind kind, String who) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, kind.name());
            count.setString(2, who);
            count.setLong(3, config.window().toSeconds());
            try (ResultSet counted = count.executeQuery()) {
                if (counted.next() && counted.getLong(1) > limit(kind)) {
                    throw new Refusal.TooOften(Duration.ofSeconds(counted.getLong(2)));
                }
            }
        } catch (SQLException failed) {
            LOG.warnf("A try could not be counted: %s", failed.getMessage());
            throw new Refusal.Unavailable(Refusal.What.DATABASE);
        }
    }

    /** It was no try that counts after all. */
    public void takeBack(Kind kind, String who) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE_BACK)) {
            take.setString(1, kind.name());
            take.setString(2, who);
            take.executeUpdate();
        } catch (SQLException failed) {
            LOG.warnf("A try stays counted: %s", failed.getMessage());
        }
    }

    @Produces
    @Singleton
    static Chore forget(DataSource dataSource) {
        return new OldRows(
                "counted-tries", dataSource, CLOCKS_DIFFER, "DELETE FROM try_count WHERE until < ? ORDER BY until");
    }

    private int limit(Kind kind) {
        return switch (kind) {
            case FAILED_SIGN_IN_OF_NETWORK -> config.failedSignInsOfNetwork();
            case SIGN_IN_OF_PERSON -> config.signInsOfPerson();
            case ISSUED_FROM_NETWORK -> config.issuedFromNetwork();
            case ISSUED_FOR_ACCOUNT -> config.issuedForAccount();
            case HAND_OVER_KEY_FROM_NETWORK -> config.handOverKeysFromNetwork();
            case OWN_DATA_OF_PERSON -> config.ownDataOfPerson();
            case CALLER_CODE_OF_STAFF -> config.callerCodesOfStaff();
            case CALLER_CODE_OF_ACCOUNT -> config.callerCodesOfAccount();
            case CALLER_CODE_MADE -> config.callerCodesMade();
            case MADE_ELSEWHERE_OF_PERSON -> config.madeElsewhereOfPerson();
        };
    }
}
