package latchkey.apppassword;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.mailserver.MailServer;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.jspecify.annotations.Nullable;

/** A generated secret for one client of one account; only its hash is known here. */
@Entity
@Table(name = "app_password")
public class AppPassword {
    public enum State {
        publishing,
        live,
        ended
    }

    public enum Ended {
        revoked,
        expired,
        replaced,
        never_shown
    }

    @Id
    UUID id;

    String address;

    @Column(columnDefinition = "char(4)")
    String selector;

    @Column(name = "secret_hash")
    String secretHash;

    String label;

    @Column(name = "client_key")
    String clientKey;

    String protocols;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(10)")
    State state;

    @Column(name = "made_by")
    UUID madeBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "shown_at")
    @Nullable
    Instant shownAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_why", columnDefinition = "varchar(12)")
    @Nullable
    Ended endedWhy;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    /** When it ends at the latest because another one replaces it; the mail server's view looks at it too. */
    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @Column(name = "successor_id")
    @Nullable
    UUID successorId;

    @Column(name = "replacement_told")
    boolean replacementTold;

    @Column(name = "expiry_told", columnDefinition = "tinyint unsigned")
    int expiryTold;

    @Column(name = "expiry_told_at")
    @Nullable
    Instant expiryToldAt;

    @Column(name = "revived_at")
    @Nullable
    Instant revivedAt;

    @Column(name = "places_known_at")
    @Nullable
    Instant placesKnownAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "last_used_network")
    @Nullable
    String lastUsedNetwork;

    @Nullable
    String handle;

    /** By which a refused login with it is known, where the mail server does not tell. */
    @Column(columnDefinition = "int unsigned")
    @Nullable
    Long mark;

    @Column(name = "form_id")
    UUID formId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AppPassword() {}

    AppPassword(
            MailAddress address,
            UUID madeBy,
            PlainPassword secret,
            SecretHash hash,
            IssueAppPassword.Order order,
            Instant now) {
        this.id = UUID.randomUUID();
        this.address = address.toString();
        this.madeBy = madeBy;
        this.selector = secret.selector();
        this.secretHash = hash.text();
        this.label = order.label().text();
        this.clientKey = order.client();
        this.protocols = Protocol.join(order.protocols());
        this.state = State.publishing;
        this.formId = order.formId();
        this.createdAt = now;
    }

    MailServer.Credential credential() {
        return new MailServer.Credential(
                MailAddress.of(address), selector, secretHash, Protocol.split(protocols), label);
    }

    /** It may come so late that the row has ended and was withdrawn before there was anything to withdraw. */
    void published(MailServer.Handle as) {
        handle = as.text();
        withdrawnAt = null;
    }

    Optional<MailServer.Handle> handle() {
        return Optional.ofNullable(handle).map(MailServer.Handle::new);
    }

    /** Also for one that was ended already while its publishing went on: it is withdrawn once more. */
    void neverShown(Instant now) {
        end(Ended.never_shown, now);
        withdrawnAt = null;
        // A form that made nothing may be sent again.
        formId = UUID.randomUUID();
    }

    /** Whether a withdrawal now is the last word: no call to publish it can still be under way. */
    boolean settled(Instant now, Duration lateWithin) {
        return handle != null || (endedAt != null && endedAt.plus(lateWithin).isBefore(now));
    }

    void end(Ended why, Instant now) {
        state = State.ended;
        endedWhy = why;
        endedAt = now;
        endsAt = null;
    }

    /** When it expired, if that was after the instant and nothing but its owner's silence ended it. */
    Optional<Instant> revivableSince(Instant instant) {
        return endedWhy != Ended.expired || secretHash.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(endedAt).filter(instant::isBefore);
    }

    void revive(Instant now) {
        state = State.live;
        endedWhy = null;
        endedAt = null;
        withdrawnAt = null;
        revivedAt = now;
        toldOfExpiry(0, now);
    }

    void toldOfExpiry(int times, Instant now) {
        expiryTold = times;
        expiryToldAt = now;
    }

    AppPasswordView view() {
        return AppPasswordView.of(this);
    }

    @ApplicationScoped
    public static class Repository implements PanacheRepositoryBase<AppPassword, UUID> {
        /** What an owner can see: never one that was never shown to him. */
        private static final String SEEN = "address = ?1 and shownAt is not null";

        /** An id alone never suffices: the account must be its own. */
        public Optional<AppPassword> seen(MailAddress account, UUID id) {
            return find(SEEN + " and id = ?2", account.toString(), id).firstResultOptional();
        }

        List<AppPassword> seenOf(MailAddress account, Collection<UUID> ids) {
            return list(SEEN + " and id in ?2", account.toString(), ids);
        }

        Optional<AppPassword> lockSeen(MailAddress account, UUID id) {
            return find(SEEN + " and id = ?2", account.toString(), id)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .firstResultOptional();
        }

        Optional<AppPassword> locked(UUID id) {
            return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        }

        Optional<AppPassword> byForm(MailAddress account, UUID formId) {
            return find("address = ?1 and formId = ?2", account.toString(), formId)
                    .firstResultOptional();
        }

        long notEnded(MailAddress account) {
            return count("address = ?1 and state <> ?2", account.toString(), State.ended);
        }

        List<AppPassword> lockNotEnded(MailAddress account) {
            return find("address = ?1 and state <> ?2", account.toString(), State.ended)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list();
        }

        /** @param revivable what has expired since then counts too, if it could be brought back */
        List<AppPassword> lockRevocable(MailAddress account, Instant revivable) {
            return find(
                            "address = ?1 and (state <> ?2 or (endedWhy = ?3 and endedAt > ?4 and secretHash <> ''))",
                            account.toString(),
                            State.ended,
                            Ended.expired,
                            revivable)
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list();
        }

        boolean selectorTaken(MailAddress account, String selector) {
            return count("address = ?1 and selector = ?2", account.toString(), selector) > 0;
        }

        /** Without the entity, which a statement is about to change behind Hibernate's back. */
        Optional<MailAddress> addressOf(UUID id) {
            return getEntityManager()
                    .createQuery("select p.address from AppPassword p where p.id = :id", String.class)
                    .setParameter("id", id)
                    .getResultStream()
                    .findFirst()
                    .map(MailAddress::of);
        }

        /** By the database's clock, which is the one that stamps login reports: what came before is no use. */
        boolean show(UUID id, Set<Protocol> unanswered) {
            return getEntityManager()
                            .createNativeQuery("UPDATE app_password SET state = 'live', shown_at = UTC_TIMESTAMP(3),"
                                    + " unproved = :unanswered WHERE id = :id AND state = 'publishing'")
                            .setParameter("id", id)
                            .setParameter("unanswered", Protocol.join(unanswered))
                            .executeUpdate()
                    == 1;
        }
    }
}
