package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.Protocol;
import latchkey.shared.Utc;

/**
 * How it went, by protocol, since an app password was shown: its last use, and what its account was refused last within a day; also its
 * user name without the domain if that was tried with an app password of this account: others may have the same name
 * elsewhere.
 *
 * <p>Anybody can try a wrong password at any mailbox. So refusals are told apart: those of which what was tried proves that
 * it came from a client of this mailbox, or that came from where one of these did or where this app password is used, and
 * the others.
 */
@ApplicationScoped
public class ProtocolOutcomes {
    /** An app password of another mailbox proves nothing, unless somebody has both. */
    private static final String OF_THE_SAME_OWNER = "SELECT 1 FROM app_password o"
            + " JOIN account_owner theirs ON theirs.address = o.address"
            + " JOIN account_owner ours ON ours.person_id = theirs.person_id"
            + " WHERE o.id = a.app_password_id AND ours.address = p.address";

    // Not one that was mistyped, nor one tried while the mail server was away: anybody can type either.
    private static final String PROVED = "(a.reason IN ('retired-app-password', 'protocol-not-allowed', 'account-off')"
            + " OR (a.reason = 'main-password' AND a.certainty = 'certain')"
            + " OR (a.reason = 'other-accounts-app-password' AND EXISTS (" + OF_THE_SAME_OWNER + ")))";

    /** Who looks wants to know how it goes now, and a client that polls for months leaves very many rows. */
    private static final String LATELY = "a.at >= GREATEST(p.shown_at, UTC_TIMESTAMP(3) - INTERVAL 1 DAY)";

    private static final String QUERY = """
            SELECT u.app_password_id, u.protocol, 1, MAX(u.last_at),
                   SUBSTRING(MAX(CONCAT(u.last_at, u.network)), 24),
                   NULLIF(SUBSTRING(MAX(CONCAT(u.last_at, COALESCE(u.client_id, ''))), 24), ''), 0, 0
            FROM login_use u
            WHERE u.app_password_id IN (:ids) AND u.logins > 0
            GROUP BY u.app_password_id, u.protocol
            UNION ALL
            SELECT r.id, r.protocol, 0, MAX(r.at), SUBSTRING(MAX(CONCAT(r.at, r.proved, ' ', r.reason, ' ', r.network)), 24),
                   NULL, r.own, r.outside
            FROM (
                SELECT t.*, t.proved OR (t.network <> '' AND MAX(t.proved) OVER (PARTITION BY t.id, t.network)) AS own
                FROM (
                    SELECT CAST(p.id AS CHAR) AS id, a.protocol, a.at, a.reason, COALESCE(a.network, '') AS network,
                           %s AS proved,
                           a.reason = 'protocol-not-allowed' AND a.app_password_id <=> CAST(p.id AS CHAR) AS outside
                    FROM app_password p JOIN login_attempt a
                        ON a.address = p.address AND %s AND a.trial = FALSE AND a.reason <> 'guessing'
                    WHERE p.id IN (:ids) AND p.state = 'live'
                    UNION ALL
                    SELECT CAST(p.id AS CHAR), a.protocol, a.at, a.reason, COALESCE(a.network, ''), TRUE, FALSE
                    FROM app_password p JOIN login_attempt a
                        ON a.login = SUBSTRING_INDEX(p.address, '@', 1) AND a.address IS NULL AND %s
                        AND a.reason <> 'guessing' AND a.app_password_id IN
                            (SELECT CAST(o.id AS CHAR) FROM app_password o WHERE o.address = p.address)
                    WHERE p.id IN (:ids) AND p.state = 'live'
                    UNION ALL
                    SELECT u.app_password_id, NULL, u.last_at, '', u.network, TRUE, FALSE
                    FROM login_use u WHERE u.app_password_id IN (:ids) AND u.logins > 0
                ) t
            ) r
            WHERE r.protocol IS NOT NULL
            GROUP BY r.id, r.protocol, r.own, r.outside
            """.formatted(PROVED, LATELY, LATELY);

    private final EntityManager database;

    ProtocolOutcomes(EntityManager database) {
        this.database = database;
    }

    /** @param refused absent if this app password was used */
    public record Outcome(
            UUID appPassword,
            Protocol protocol,
            Instant at,
            String network,
            Optional<String> clientId,
            Optional<Refused> refused) {
        public boolean accepted() {
            return refused.isEmpty();
        }
    }

    /**
     * The last refusal of its kind.
     *
     * @param proved what was tried shows that it was a client of this mailbox
     * @param own proved, or from where one was that is
     * @param outside it was this app password, which was not made for this protocol
     */
    public record Refused(String reason, boolean proved, boolean own, boolean outside) {}

    /** One query, however many are asked for. */
    @Transactional
    public List<Outcome> of(Collection<UUID> appPasswords) {
        List<String> ids = appPasswords.stream().map(UUID::toString).toList();
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                database.createNativeQuery(QUERY).setParameter("ids", ids).getResultList();
        return rows.stream()
                .filter(row -> Protocol.ofKey((String) row[1]).isPresent())
                .map(ProtocolOutcomes::outcome)
                .toList();
    }

    private static Outcome outcome(Object[] row) {
        boolean accepted = yes(row[2]);
        String detail = row[4] == null ? "" : (String) row[4];
        String[] told = accepted ? new String[] {"", "", detail} : detail.split(" ", 3);
        return new Outcome(
                UUID.fromString((String) row[0]),
                Protocol.ofKey((String) row[1]).orElseThrow(),
                Utc.instant(localDateTime(row[3])),
                told[2],
                Optional.ofNullable((String) row[5]),
                accepted
                        ? Optional.empty()
                        : Optional.of(new Refused(told[1], told[0].equals("1"), yes(row[6]), yes(row[7]))));
    }

    private static boolean yes(Object column) {
        return ((Number) column).intValue() == 1;
    }

    private static LocalDateTime localDateTime(Object column) {
        return column instanceof LocalDateTime time ? time : ((java.sql.Timestamp) column).toLocalDateTime();
    }
}
