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
 * How it went, by protocol, since an app password was shown: its last use, and the last refusal of its account, or of its
 * user name without the domain if it was tried with an app password of this account: others may have the same name
 * elsewhere.
 */
@ApplicationScoped
public class ProtocolOutcomes {
    private static final String QUERY = """
            SELECT u.app_password_id, u.protocol, 1, MAX(u.last_at),
                   SUBSTRING(MAX(CONCAT(u.last_at, u.network)), 24),
                   NULLIF(SUBSTRING(MAX(CONCAT(u.last_at, COALESCE(u.client_id, ''))), 24), '')
            FROM login_use u
            WHERE u.app_password_id IN (:ids) AND u.logins > 0
            GROUP BY u.app_password_id, u.protocol
            UNION ALL
            SELECT CAST(p.id AS CHAR), a.protocol, 0, MAX(a.at), SUBSTRING(MAX(CONCAT(a.at, a.reason)), 24), NULL
            FROM app_password p JOIN login_attempt a
                ON a.address = p.address AND a.at >= p.shown_at AND a.trial = FALSE AND a.reason <> 'guessing'
            WHERE p.id IN (:ids)
            GROUP BY p.id, a.protocol
            UNION ALL
            SELECT CAST(p.id AS CHAR), a.protocol, 0, MAX(a.at), SUBSTRING(MAX(CONCAT(a.at, a.reason)), 24), NULL
            FROM app_password p JOIN login_attempt a
                ON a.login = SUBSTRING_INDEX(p.address, '@', 1) AND a.address IS NULL AND a.at >= p.shown_at
                AND a.reason <> 'guessing' AND a.app_password_id IN
                    (SELECT CAST(o.id AS CHAR) FROM app_password o WHERE o.address = p.address)
            WHERE p.id IN (:ids)
            GROUP BY p.id, a.protocol
            """;

    private final EntityManager database;

    ProtocolOutcomes(EntityManager database) {
        this.database = database;
    }

    /**
     * @param accepted whether it is the last use of this app password, or the last refusal of its account
     * @param detail the network it was used from, or the key of the reason
     */
    public record Outcome(
            UUID appPassword,
            Protocol protocol,
            boolean accepted,
            Instant at,
            String detail,
            Optional<String> clientId) {}

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
        return new Outcome(
                UUID.fromString((String) row[0]),
                Protocol.ofKey((String) row[1]).orElseThrow(),
                ((Number) row[2]).intValue() == 1,
                Utc.instant(localDateTime(row[3])),
                row[4] == null ? "" : (String) row[4],
                Optional.ofNullable((String) row[5]));
    }

    private static LocalDateTime localDateTime(Object column) {
        return column instanceof LocalDateTime time ? time : ((java.sql.Timestamp) column).toLocalDateTime();
    }
}
