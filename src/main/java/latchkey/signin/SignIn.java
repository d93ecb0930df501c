package latchkey.signin;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/** That somebody came from the provider with an accepted second factor: when, and from about where. */
@Entity
@Table(name = "sign_in")
public class SignIn {
    @Id
    UUID id;

    Instant at;

    @Column(name = "person_id")
    UUID personId;

    @Nullable
    String network;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected SignIn() {}

    SignIn(UUID personId, Optional<String> network, Instant at) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.network = network.orElse(null);
        this.at = at;
    }

    /** @param network shortened */
    public record View(Instant at, String name, Optional<String> network) {}

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<SignIn, UUID> {
        /** Of those who keep the mailbox now, newest first. */
        public List<View> ofAccount(MailAddress address, Instant before, int most) {
            return getEntityManager()
                    .createQuery(
                            "select s.at, p.name, s.network from SignIn s join Person p on p.id = s.personId"
                                    + " join AccountOwner o on o.id.personId = s.personId"
                                    + " where o.id.address = :address and s.at < :before order by s.at desc",
                            Object[].class)
                    .setParameter("address", address.toString())
                    .setParameter("before", before)
                    .setMaxResults(most)
                    .getResultList()
                    .stream()
                    .map(row -> new View(
                            (Instant) row[0], row[1] == null ? "" : (String) row[1], Optional.ofNullable((String)
                                    row[2])))
                    .toList();
        }
    }
}
