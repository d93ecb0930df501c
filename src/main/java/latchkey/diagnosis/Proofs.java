package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.shared.MailAddress;

/** The proofs of all failing clients of one mailbox, by the clients' ids. They are read from those rows alone. */
@ApplicationScoped
public class Proofs {
    private static final String ROWS = "SELECT HEX(id), protocol, tries, gaps, first_at, client_id, networks"
            + " FROM failing_client WHERE address = :address AND last_at > UTC_TIMESTAMP(3) - INTERVAL 30 DAY";

    private final EntityManager database;

    Proofs(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public Map<String, Proof> of(MailAddress address) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(ROWS)
                .setParameter("address", address.toString())
                .getResultList();
        Map<String, Proof> proofs = new HashMap<>();
        for (Object[] row : rows) {
            String id = (String) row[0];
            proofs.put(
                    id,
                    Proof.of(
                            !id.equalsIgnoreCase(FailingClient.overflowId(address.toString(), (String) row[1])),
                            ((Number) row[2]).longValue(),
                            (String) row[3],
                            TimeColumn.instant(row[4]),
                            Optional.ofNullable((String) row[5]),
                            (String) row[6]));
        }
        return proofs;
    }
}
