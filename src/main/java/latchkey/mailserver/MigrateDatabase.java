package latchkey.mailserver;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the tables up to date at the start, where the portal is given the password of their owner. Where it is not, somebody
 * has done that before, by the command {@code migrate}, and it looks whether they are up to date.
 *
 * <p>Tables of a later version are left alone, their views and rights too: this portal was put back, or is started beside
 * the next one, and would make its own older views again under scripts that need the newer ones.
 *
 * <p>A statement that waits for a lock makes every mail login wait behind it. So it gives up after a second and comes
 * again later, when those who waited are through. The migrations are written so that they may be run twice: MariaDB
 * keeps what a failed one has done already.
 */
@ApplicationScoped
public class MigrateDatabase {
    /** A property of the system, set by the command {@code migrate}: the start ends with it. */
    public static final String NOTHING_ELSE = "latchkey.only-migrate";

    /** Another one: there is no database, and the start goes on all the same. */
    public static final String WITHOUT_DATABASE = "latchkey.without-database";

    private static final Logger LOG = Logger.getLogger(MigrateDatabase.class);
    private static final int BEFORE_ALL_ELSE = -1000;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Flyway flyway;
    private final KnownTables knownTables;
    private final boolean mayChange;

    MigrateDatabase(
            Flyway flyway,
            KnownTables knownTables,
            @ConfigProperty(name = "latchkey.database.owner.password") Optional<String> ownersPassword) {
        this.flyway = flyway;
        this.knownTables = knownTables;
        this.mayChange = ownersPassword.isPresent();
    }

    void beforeAllElse(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) throws InterruptedException {
        if (Boolean.getBoolean(WITHOUT_DATABASE)) {
            return;
        }
        if (mayChange && !knownTables.areOfALaterVersion()) {
            migrate();
        } else {
            knownTables.look();
        }
        if (Boolean.getBoolean(NOTHING_ELSE)) {
            EndedStart.saying("The tables are up to date.", 0);
        }
    }

    private void migrate() throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException failed) {
                if (!isLockWaitTimeout(failed) || tries == TRIES) {
                    throw failed;
                }
                LOG.warnf(
                        "A migration waits for a transaction that is open on a table of its; next try in %d s",
                        PAUSE.toSeconds());
                // Flyway notes that it failed, and would refuse each later start because of it.
                flyway.repair();
                // Nobody tells when a transaction ends, and nothing else of the portal runs yet that could go on or
                // stop it.
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private static boolean isLockWaitTimeout(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == LOCK_WAIT_TIMEOUT);
    }
}
