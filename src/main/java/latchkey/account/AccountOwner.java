package latchkey.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import latchkey.shared.MailAddress;

/** That a mailbox is a person's: his own, or one that he keeps for others. */
@Entity
@Table(name = "account_owner")
public class AccountOwner {
    public enum Role {
        OWNER,
        CUSTODIAN
    }

    @Embeddable
    public record Key(
            String address, @Column(name = "person_id") UUID personId) implements Serializable {}

    @EmbeddedId
    Key id;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(9)")
    Role role;

    Instant since;

    @Column(name = "given_by")
    String givenBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AccountOwner() {}

    AccountOwner(MailAddress address, UUID personId, Role role, Instant since, String givenBy) {
        this.id = new Key(address.toString(), personId);
        this.role = role;
        this.since = since;
        this.givenBy = givenBy;
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<AccountOwner, AccountOwner.Key> {
        boolean hasOwner(MailAddress address) {
            return count("id.address = ?1 and role = ?2", address.toString(), Role.OWNER) > 0;
        }

        /** Owner or custodian. */
        public boolean isOne(MailAddress address, UUID personId) {
            return findByIdOptional(new Key(address.toString(), personId)).isPresent();
        }

        boolean remove(MailAddress address, UUID personId) {
            return deleteById(new Key(address.toString(), personId));
        }

        void removeAll(MailAddress address) {
            delete("id.address = ?1", address.toString());
        }

        boolean ownsOne(UUID personId) {
            return count("id.personId = ?1 and role = ?2", personId, Role.OWNER) > 0;
        }
    }
}
