package latchkey.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in, known by issuer and subject (OpenID Connect Core 1.0, section 5.7) and by nothing else. */
@Entity
@Table(name = "person")
public class Person {
    private static final int LONGEST_NAME = 200;

    @Id
    UUID id;

    String issuer;
    String subject;

    @Nullable
    String name;

    @Nullable
    String locale;

    @Column(name = "second_factor_seen_at")
    @Nullable
    Instant secondFactorSeenAt;

    @Column(name = "sessions_valid_from")
    @Nullable
    Instant sessionsValidFrom;

    @Column(name = "contact_address")
    @Nullable
    String contactAddress;

    @Column(name = "second_address")
    @Nullable
    String secondAddress;

    @Column(name = "language_seen")
    @Nullable
    String languageSeen;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Person() {}

    Person(String issuer, String subject, @Nullable String name, Instant now) {
        this.id = UUID.randomUUID();
        this.issuer = issuer;
        this.subject = subject;
        this.name = cut(name);
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    private static @Nullable String cut(@Nullable String name) {
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /**
     * Keeps what a new sign-in tells; a refreshed token is none.
     *
     * @return whether it was one
     */
    boolean signedIn(WelcomePerson.Identity identity) {
        Instant at = identity.secondFactorAt();
        if (secondFactorSeenAt == null || secondFactorSeenAt.isBefore(at)) {
            secondFactorSeenAt = at;
            name = cut(identity.name());
            if (identity.addressesTold()) {
                contactAddress =
                        identity.verifiedAddress().map(MailAddress::toString).orElse(null);
            }
            if (identity.secondAddressTold()) {
                secondAddress =
                        identity.secondAddress().map(MailAddress::toString).orElse(null);
            }
            languageSeen = identity.language();
            return true;
        }
        return false;
    }

    /** As the provider told it last; what he signs in by where it tells none. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** In which language he is written to: his own choice, else what his browser asked for. */
    Optional<String> language() {
        return Optional.ofNullable(locale).or(() -> Optional.ofNullable(languageSeen));
    }

    /** His own choice, if he has made one. */
    public Optional<String> chosenLanguage() {
        return Optional.ofNullable(locale);
    }

    /** @param tag none: as the browser asks for it */
    void chooseLanguage(@Nullable String tag) {
        locale = tag;
    }

    Optional<MailAddress> contact() {
        return Optional.ofNullable(contactAddress).map(MailAddress::of);
    }

    Optional<MailAddress> secondAddress() {
        return Optional.ofNullable(secondAddress).map(MailAddress::of);
    }

    void endSessions(Instant now) {
        sessionsValidFrom = now;
    }

    /** Sessions that began before an instant may be over. */
    public boolean acceptsSessionFrom(Instant begun) {
        return sessionsValidFrom == null || !begun.isBefore(sessionsValidFrom);
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<Person, UUID> {
        public Optional<Person> identified(String issuer, String subject) {
            return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
        }

        /** Owners and custodians. */
        List<Person> keepersOf(MailAddress address) {
            return find(
                            "select p from Person p join AccountOwner o on o.id.personId = p.id"
                                    + " where o.id.address = ?1 order by p.name, p.id",
                            address.toString())
                    .list();
        }

        Optional<Person> ownerOf(MailAddress address) {
            return find(
                            "select p from Person p join AccountOwner o on o.id.personId = p.id"
                                    + " where o.id.address = ?1 and o.role = ?2",
                            address.toString(),
                            AccountOwner.Role.OWNER)
                    .firstResultOptional();
        }

        List<Person> reachedAt(MailAddress address) {
            return find("contactAddress = ?1 order by secondFactorSeenAt desc", address.toString())
                    .list();
        }

        List<Person> search(String text, StaffDomains within, int most) {
            Map<String, Object> values = new HashMap<>();
            values.put(
                    "address",
                    MailAddress.parse(text).map(MailAddress::toString).orElse(""));
            values.put("subject", text);
            values.put(
                    "part", "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
            values.put("portal", PortalItself.ISSUER);
            return find(
                            "issuer <> :portal and (lower(name) like lower(:part) escape '\\' or subject = :subject"
                                    + " or contactAddress = :address or id in"
                                    + " (select o.id.personId from AccountOwner o where o.id.address = :address)) and "
                                    + in(within, values) + " order by name, id",
                            values)
                    .page(0, most)
                    .list();
        }

        Optional<Person> within(UUID id, StaffDomains domains) {
            Map<String, Object> values = new HashMap<>();
            values.put("id", id);
            return find("id = :id and " + in(domains, values), values).firstResultOptional();
        }

        /** Who keeps a mailbox there, or has an address there; of whom neither is known belongs to no domain. */
        private static String in(StaffDomains domains, Map<String, Object> values) {
            if (domains.all()) {
                return "1 = 1";
            }
            StringBuilder where = new StringBuilder("(1 = 0");
            for (String domain : domains.sorted()) {
                String name = "domain" + values.size();
                where.append(" or contactAddress like :").append(name);
                where.append(" or id in (select o.id.personId from AccountOwner o where o.id.address like :")
                        .append(name)
                        .append(")");
                values.put(name, "%@" + domain);
            }
            return where.append(")").toString();
        }

        /** No error if this identity is known already. */
        void addOnce(Person person) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO person (id, issuer, subject, name, created_at)"
                            + " VALUES (:id, :issuer, :subject, :name, :now) ON DUPLICATE KEY UPDATE id = id")
                    .setParameter("id", person.id)
                    .setParameter("issuer", person.issuer)
                    .setParameter("subject", person.subject)
                    .setParameter("name", person.name)
                    .setParameter("now", person.createdAt)
                    .executeUpdate();
        }
    }
}
