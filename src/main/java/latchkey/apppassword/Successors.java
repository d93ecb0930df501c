package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The rows of who replaces whom, in the caller's transaction. The time that both have is measured by the database's clock,
 * which is the one that the mail server's view asks; its columns hold UTC and know no summer time.
 */
@ApplicationScoped
class Successors {
    /** It was renewed itself while it took over: what was before it now waits for the newest, no longer than before. */
    private static final String FOLLOW = "UPDATE app_password SET successor_id = :newest"
            + " WHERE state = 'live' AND ends_at IS NOT NULL AND successor_id IN"
            + " (SELECT p.id FROM app_password p WHERE p.successor_id = :newest)";

    private static final String BEGIN = "UPDATE app_password p JOIN app_password s ON s.id = p.successor_id"
            + " SET p.ends_at = s.shown_at + INTERVAL :seconds SECOND, p.replacement_told = FALSE"
            + " WHERE s.id = :newest AND p.state = 'live' AND p.ends_at IS NULL";

    /** Not what has seen its end already: it is over for the mail server, and must not come back. */
    private static final String STAY = "UPDATE app_password SET ends_at = NULL, successor_id = NULL"
            + " WHERE successor_id = :ended AND state = 'live' AND ends_at > UTC_TIMESTAMP(3)";

    private static final String WAITING = "p.ends_at IS NOT NULL AND p.state = 'live' AND ";

    /** What can only be inferred of the successor ends nothing; of the predecessor, it is what it may be used for. */
    private static final String DUE = WAITING + "(p.ends_at <= UTC_TIMESTAMP(3) OR EXISTS (SELECT 1 FROM app_password s"
            + " WHERE s.id = p.successor_id AND s.state = 'live' AND s.used_for <> '' AND ((p.used_for | p.likely_for) & ~s.used_for) = 0))";

    private static final String SOON = WAITING + "NOT p.replacement_told AND p.ends_at > UTC_TIMESTAMP(3)"
            + " AND p.ends_at <= UTC_TIMESTAMP(3) + INTERVAL :seconds SECOND LIMIT 500";

    private static final String END = "UPDATE app_password p SET p.ended_at = LEAST(p.ends_at, UTC_TIMESTAMP(3)),"
            + " p.state = 'ended', p.ended_why = 'replaced', p.ends_at = NULL WHERE p.id = :id AND " + DUE;

    private final AppPassword.Repository appPasswords;

    Successors(AppPassword.Repository appPasswords) {
        this.appPasswords = appPasswords;
    }

    /** @return whether it has taken anything's place */
    boolean begin(UUID newest, Duration overlap) {
        appPasswords
                .getEntityManager()
                .createNativeQuery(FOLLOW)
                .setParameter("newest", newest)
                .executeUpdate();
        return appPasswords
                        .getEntityManager()
                        .createNativeQuery(BEGIN)
                        .setParameter("seconds", overlap.toSeconds())
                        .setParameter("newest", newest)
                        .executeUpdate()
                > 0;
    }

    void breakOff(UUID ended) {
        appPasswords
                .getEntityManager()
                .createNativeQuery(STAY)
                .setParameter("ended", ended)
                .executeUpdate();
    }

    List<UUID> due() {
        return appPasswords
                .getSession()
                .createNativeQuery("SELECT p.id FROM app_password p WHERE " + DUE + " LIMIT 500", UUID.class)
                .getResultList();
    }

    List<UUID> dueWithin(Duration time) {
        return appPasswords
                .getSession()
                .createNativeQuery("SELECT p.id FROM app_password p WHERE " + SOON, UUID.class)
                .setParameter("seconds", time.toSeconds())
                .getResultList();
    }

    /** @return false if that is not due, or not any more */
    boolean end(UUID id) {
        return appPasswords
                        .getEntityManager()
                        .createNativeQuery(END)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
