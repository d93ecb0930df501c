package latchkey.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A mailbox at the mail server, known by its address. */
@Entity
@Table(name = "account")
public class Account {
    public enum Kind {
        PERSON,
        SHARED,
        SERVICE
    }

    @Id
    String address;

    String domain;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(8)")
    Kind kind;

    boolean active;

    @Column(name = "main_password_refused_from")
    @Nullable
    Instant mainPasswordRefusedFrom;

    @Column(name = "refusal_held")
    boolean refusalHeld;

    @Column(name = "exempt_until")
    @Nullable
    Instant exemptUntil;

    /** No plan takes it before; read with the account, since its views have to say so. */
    @Formula("(SELECT e.ends_at FROM plan_exemption e WHERE e.address = address)")
    @Nullable
    Instant planExemptUntil;

    @Column(name = "exempt_why")
    @Nullable
    String exemptWhy;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Account() {}

    public MailAddress address() {
        return MailAddress.of(address);
    }

    public String domain() {
        return domain;
    }

    public Kind kind() {
        return kind;
    }

    /** From when mail clients are turned away with the main password, if ever. */
    public Optional<Instant> mainPasswordRefusedFrom() {
        return Optional.ofNullable(mainPasswordRefusedFrom);
    }

    public Optional<Instant> exemptUntil() {
        return Optional.ofNullable(exemptUntil);
    }

    public boolean active() {
        return active;
    }

    /** Whether mail clients are turned away with the main password, as the mail server is told it too. */
    public boolean mainPasswordRefused(Instant now) {
        boolean refused = mainPasswordRefusedFrom != null && !mainPasswordRefusedFrom.isAfter(now) && !refusalHeld;
        boolean exempt = exemptUntil != null && exemptUntil.isAfter(now);
        return refused && !exempt;
    }

    /** The day that was announced for it, or the later one until which no plan takes it; as long as that lies ahead. */
    public Optional<Instant> mainPasswordEnds(Instant now) {
        return mainPasswordRefusedFrom()
                .map(from -> refusalHeld && planExemptUntil != null && planExemptUntil.isAfter(from)
                        ? planExemptUntil
                        : from)
                .filter(end -> end.isAfter(now));
    }

    /** Its day has come, and the plan has not taken it: it is paused, or has not looked again yet. */
    public boolean mainPasswordPutOff(Instant now) {
        return refusalHeld
                && mainPasswordRefusedFrom().isPresent()
                && mainPasswordEnds(now).isEmpty();
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<Account, String> {
        /** Accounts of a person, his own first; there is no other way from a person to a mailbox. */
        public List<Account> ofPerson(UUID personId) {
            return find(
                            "select a from Account a join AccountOwner o on o.id.address = a.address"
                                    + " where o.id.personId = ?1 order by a.kind, a.address",
                            personId)
                    .list();
        }

        public Optional<Account> lock(MailAddress address) {
            return findByIdOptional(address.toString(), LockModeType.PESSIMISTIC_WRITE);
        }

        /** Whether somebody can log in by this name to a mailbox that is another than this. */
        boolean isNameOfAnother(String name, MailAddress mailbox) {
            return !getEntityManager()
                    .createNativeQuery(
                            "SELECT 1 FROM account_login WHERE login = :name AND address <> :mailbox", Integer.class)
                    .setParameter("name", name)
                    .setParameter("mailbox", mailbox.toString())
                    .getResultList()
                    .isEmpty();
        }

        /** After a statement that has changed what was read. */
        void forget() {
            getEntityManager().clear();
        }

        /** Those of these that are mailboxes of ours. */
        public Set<String> known(Collection<String> addresses) {
            return addresses.isEmpty()
                    ? Set.of()
                    : list("address in ?1", addresses).stream()
                            .map(account -> account.address)
                            .collect(Collectors.toSet());
        }

        /** By the beginning of a name that the mailbox can log in by; what no name can begin with finds nothing. */
        public List<String> beginningWith(String text, StaffDomains within, int most) {
            String name = text.toLowerCase(Locale.ROOT);
            if (name.isBlank() || !name.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                return List.of();
            }
            @SuppressWarnings("unchecked")
            List<String> found = getEntityManager()
                    .createNativeQuery(
                            "SELECT DISTINCT address FROM account_login WHERE login BETWEEN :from AND :to AND "
                                    + StaffDomains.sqlAddress("address", ":domains") + " ORDER BY address LIMIT :most",
                            String.class)
                    .setParameter("from", name)
                    .setParameter("to", name + "\u007f")
                    .setParameter("domains", within.sqlList())
                    .setParameter("most", most)
                    .getResultList();
            return found;
        }
    }
}
