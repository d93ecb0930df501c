package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.shared.Network;
import latchkey.shared.TimeColumn;
import latchkey.shared.Utc;

/** How the last logins of some mailboxes went: by protocol the last that was accepted, and the last that was refused. */
@ApplicationScoped
public class AccountOutcomes {
    private static final String QUERY = """
            SELECT u.address, u.protocol, 1, MAX(u.last_at), SUBSTRING(MAX(CONCAT(u.last_at, u.network)), 24),
                   SUBSTRING(MAX(CONCAT(u.last_at, COALESCE(u.client_id, ''))), 24)
            FROM login_use u
            WHERE u.address IN (:addresses) AND u.last_at > :since AND u.logins > 0
            GROUP BY u.address, u.protocol
            UNION ALL
            SELECT a.address, a.protocol, 0, MAX(a.at), SUBSTRING(MAX(CONCAT(a.at, a.reason)), 24),
                   SUBSTRING(MAX(CONCAT(a.at, COALESCE(a.client_id, ''))), 24)
            FROM login_attempt a
            WHERE a.address IN (:addresses) AND a.at > :since AND a.trial = FALSE
            GROUP BY a.address, a.protocol
            """;

    private final EntityManager database;

    AccountOutcomes(EntityManager database) {
        this.database = database;
    }

    /**
     * @param reason of a refusal
     * @param network of an accepted one, shortened
     */
    public record Outcome(
            String address,
            String protocol,
            boolean accepted,
            Instant at,
            Optional<Reason> reason,
            Optional<String> network,
            Optional<String> client) {}

    /** One query, however many are asked for. */
    @Transactional
    public List<Outcome> since(Instant since, Collection<String> addresses) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(QUERY)
                .setParameter("addresses", addresses)
                .setParameter("since", Utc.column(since))
                .getResultList();
        return rows.stream().map(AccountOutcomes::outcome).toList();
    }

    private static Outcome outcome(Object[] row) {
        boolean accepted = ((Number) row[2]).intValue() == 1;
        Optional<String> detail = text(row[4]);
        return new Outcome(
                (String) row[0],
                ((String) row[1]).toUpperCase(Locale.ROOT),
                accepted,
                TimeColumn.instant(row[3]),
                accepted ? Optional.empty() : detail.flatMap(Reason::ofKey),
                accepted
                        ? detail.map(network ->
                                Network.of(network).map(Network::shortened).orElse(network))
                        : Optional.empty(),
                text(row[5]).flatMap(ClientName::of));
    }

    private static Optional<String> text(Object column) {
        return Optional.ofNullable((String) column).filter(text -> !text.isEmpty());
    }
}
