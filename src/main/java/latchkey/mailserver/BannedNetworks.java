package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.mailserver.Bans.Ban;
import latchkey.shared.TimeColumn;

/** What the mail servers told when they were asked last. Reading it asks none of them. */
@ApplicationScoped
public class BannedNetworks {
    // What was told and is still there after two minutes was forgotten, or came back.
    private static final String NOW = "SELECT mail_server, network, until, being_lifted OR (lift_wanted_at IS NOT NULL"
            + " AND (lift_told_at IS NULL OR lift_told_at > UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE)),"
            + " for_good FROM banned_network WHERE until > UTC_TIMESTAMP(3) ORDER BY mail_server, network";

    // From left to right; a ban that ends clearly later than the one that was to be lifted is another one.
    private static final String TOLD = """
            INSERT INTO banned_network (mail_server, network, until, being_lifted, for_good)
            VALUES (:server, :network, :until, :lifted, :forGood)
            ON DUPLICATE KEY UPDATE
                lift_wanted_at = IF(VALUES(until) > until + INTERVAL 2 MINUTE, NULL, lift_wanted_at),
                lift_told_at = IF(VALUES(until) > until + INTERVAL 2 MINUTE, NULL, lift_told_at),
                until = VALUES(until), being_lifted = VALUES(being_lifted), for_good = VALUES(for_good)
            """;

    private final EntityManager database;

    BannedNetworks(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public List<BannedNetwork> now() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(NOW).getResultList();
        return rows.stream()
                .map(row -> new BannedNetwork(
                        (String) row[0], (String) row[1], TimeColumn.instant(row[2]), is(row[3]), is(row[4])))
                .toList();
    }

    /** Mail servers that do not answer, and since when. */
    @Transactional
    public Map<String, Instant> silent() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery("SELECT mail_server, failed_since FROM ban_poll WHERE"
                        + " failed_since IS NOT NULL AND asked_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR")
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> TimeColumn.instant(row[1])));
    }

    /** Of those, such as have never answered this. */
    @Transactional
    @SuppressWarnings("unchecked")
    public Set<String> neverTold() {
        return Set.copyOf(database.createNativeQuery(
                        "SELECT mail_server FROM ban_poll WHERE answered_at IS NULL" + " AND failed_since IS NOT NULL")
                .getResultList());
    }

    /** The server is told later. One that is not shut out any more is no error. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void wantLifted(BannedNetwork banned) {
        of(
                        "UPDATE banned_network SET lift_wanted_at = UTC_TIMESTAMP(3), lift_told_at = NULL"
                                + " WHERE network = :network AND mail_server = :server",
                        banned.mailServer(),
                        banned.range())
                .executeUpdate();
    }

    /** @return whether it is the caller's turn to ask this server */
    @Transactional
    boolean takeTurn(String server, Duration every) {
        database.createNativeQuery("INSERT IGNORE INTO ban_poll (mail_server) VALUES (:server)")
                .setParameter("server", server)
                .executeUpdate();
        // A scheduler is early at times.
        return database.createNativeQuery("UPDATE ban_poll SET asked_at = UTC_TIMESTAMP(3) WHERE mail_server = :server"
                                + " AND asked_at < UTC_TIMESTAMP(3) - INTERVAL :ms * 900 MICROSECOND")
                        .setParameter("server", server)
                        .setParameter("ms", every.toMillis())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    @SuppressWarnings("unchecked")
    List<String> toLift(String server) {
        return database.createNativeQuery("SELECT network FROM banned_network WHERE mail_server = :server"
                        + " AND lift_wanted_at IS NOT NULL AND lift_told_at IS NULL")
                .setParameter("server", server)
                .getResultList();
    }

    @Transactional
    void lifting(String server, String network) {
        of(
                        "UPDATE banned_network SET lift_told_at = UTC_TIMESTAMP(3)"
                                + " WHERE network = :network AND mail_server = :server",
                        server,
                        network)
                .executeUpdate();
    }

    @Transactional
    void told(String server, List<Ban> bans) {
        for (Ban ban : bans) {
            of(TOLD, server, ban.network())
                    .setParameter("until", ban.until())
                    .setParameter("lifted", ban.beingLifted())
                    .setParameter("forGood", ban.forGood())
                    .executeUpdate();
        }
        database.createNativeQuery(
                        "DELETE FROM banned_network WHERE mail_server = :server AND network NOT IN (:networks)")
                .setParameter("server", server)
                .setParameter("networks", bans.isEmpty() ? List.of("") : networks(bans))
                .executeUpdate();
        database.createNativeQuery("UPDATE ban_poll SET answered_at = UTC_TIMESTAMP(3), failed_since = NULL"
                        + " WHERE mail_server = :server")
                .setParameter("server", server)
                .executeUpdate();
    }

    @Transactional
    void silent(String server) {
        database.createNativeQuery("UPDATE ban_poll SET failed_since = COALESCE(failed_since, UTC_TIMESTAMP(3))"
                        + " WHERE mail_server = :server")
                .setParameter("server", server)
                .executeUpdate();
    }

    private static List<String> networks(List<Ban> bans) {
        return bans.stream().map(Ban::network).toList();
    }

    private Query of(String statement, String server, String network) {
        return database.createNativeQuery(statement)
                .setParameter("server", server)
                .setParameter("network", network);
    }

    private static boolean is(Object column) {
        return column instanceof Boolean yes ? yes : ((Number) column).intValue() != 0;
    }
}
