package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/** The login behind the last use of an app password: one point of an index each, however many logins there were. */
@ApplicationScoped
public class LastUses {
    private static final String QUERY =
            "SELECT app_password_id, protocol, network, client_id FROM login_use WHERE logins > 0 AND (";
    private static final String ONE =
            "(app_password_id = ? AND protocol IN ('imap', 'pop3', 'smtp', 'sieve') AND last_at = ?)";

    private final EntityManager database;

    LastUses(EntityManager database) {
        this.database = database;
    }

    /** @param protocol as people write it */
    public record LastUse(String protocol, Optional<String> network, Optional<String> client) {}

    /** @param lastUsed when each was used last; of whose login is forgotten already nothing is told */
    @Transactional
    public Map<UUID, LastUse> of(Map<UUID, Instant> lastUsed) {
        if (lastUsed.isEmpty()) {
            return Map.of();
        }
        Query query = database.createNativeQuery(
                QUERY + String.join(" OR ", Collections.nCopies(lastUsed.size(), ONE)) + ")");
        int column = 1;
        for (var one : lastUsed.entrySet()) {
            query.setParameter(column++, one.getKey().toString());
            query.setParameter(column++, Utc.column(one.getValue()));
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        Map<UUID, LastUse> found = new HashMap<>();
        for (Object[] row : rows) {
            found.put(
                    UUID.fromString((String) row[0]),
                    new LastUse(
                            ((String) row[1]).toUpperCase(Locale.ROOT),
                            Optional.of((String) row[2]).filter(network -> !network.isEmpty()),
                            Optional.ofNullable((String) row[3]).flatMap(ClientName::of)));
        }
        return found;
    }

    /** When one of those was used last that were made at the mail server itself; which one, is not written down. */
    @Transactional
    public Optional<Instant> ofForeign(MailAddress address) {
        Object last = database.createNativeQuery(
                        "SELECT MAX(last_at) FROM login_use WHERE address = :address AND app_password_id = :foreign",
                        LocalDateTime.class)
                .setParameter("address", address.toString())
                .setParameter("foreign", LoginUse.FOREIGN)
                .getSingleResult();
        return Optional.ofNullable((LocalDateTime) last).map(Utc::instant);
    }
}
