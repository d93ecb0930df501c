package latchkey.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Person() {}

    Person(String issuer, String subject, @Nullable String name, Instant now) {
        this.id = UUID.randomUUID();
        this.issuer = issuer;
        this.subject = subject;
        this.name = name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    void secondFactorSeen(Instant at) {
        secondFactorSeenAt = at;
    }

    /** Sessions begun before this instant are over; a provider that does not tell when one began gets none after it. */
    public boolean acceptsSessionFrom(@Nullable Instant authTime) {
        return sessionsValidFrom == null || (authTime != null && !authTime.isBefore(sessionsValidFrom));
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<Person, UUID> {
        public Optional<Person> identified(String issuer, String subject) {
            return find("issuer = ?1 and subject = ?2", issuer, subject).firstResultOptional();
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
