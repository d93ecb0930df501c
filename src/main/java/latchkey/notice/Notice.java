package latchkey.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import latchkey.account.Correspondent;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** A mail that is to be sent once: claimed and committed, sent, marked. */
@Entity
@Table(name = "notice")
public class Notice {
    enum State {
        WAITING,
        /** Being sent; or the portal died meanwhile, and nobody knows. */
        CLAIMED,
        SENT,
        /** It may have gone out, so it is never sent again. */
        PERHAPS,
        FAILED
    }

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    @Id
    long id;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(32)")
    NoticeKind kind;

    String recipient;

    @Nullable
    String language;

    String address;

    @Nullable
    String thing;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(8)")
    State state;

    int tries;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "next_try_at")
    Instant nextTryAt;

    @Column(name = "claimed_at")
    @Nullable
    Instant claimedAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Notice() {}

    void claim(Instant now) {
        state = State.CLAIMED;
        claimedAt = now;
        tries++;
    }

    void settle(State how, Instant now) {
        state = how;
        settledAt = now;
    }

    /** It certainly did not go out: later again, each time after a longer pause, but not for ever. */
    void tryAgain(Instant now, Duration triedFor) {
        if (createdAt.plus(triedFor).isBefore(now)) {
            settle(State.FAILED, now);
            return;
        }
        state = State.WAITING;
        nextTryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS)));
    }

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<Notice, Long> {
        /** No error if it is there already, in whatever state. */
        void addOnce(
                NoticeKind kind,
                String subject,
                LocalDate dueOn,
                Correspondent to,
                MailAddress about,
                Optional<String> thing,
                Instant now) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO notice (kind, subject, due_on, recipient, language, address, thing,"
                            + " created_at, next_try_at) VALUES (:kind, :subject, :dueOn, :recipient, :language,"
                            + " :address, :thing, :now, :now) ON DUPLICATE KEY UPDATE id = id")
                    .setParameter("kind", kind.name())
                    .setParameter("subject", subject)
                    .setParameter("dueOn", dueOn)
                    .setParameter("recipient", to.address().toString())
                    .setParameter("language", to.language().orElse(null))
                    .setParameter("address", about.toString())
                    .setParameter("thing", thing.orElse(null))
                    .setParameter("now", Utc.column(now))
                    .executeUpdate();
        }

        /** One that waits and that no other replica has in its hands. */
        Optional<Notice> next(Instant now) {
            return getSession()
                    .createNativeQuery(
                            "SELECT * FROM notice WHERE state = 'WAITING' AND next_try_at <= :now"
                                    + " ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                            Notice.class)
                    .setParameter("now", Utc.column(now))
                    .uniqueResultOptional();
        }

        long abandonedBefore(Instant instant, Instant now) {
            return update(
                    "state = ?1, settledAt = ?2 where state = ?3 and claimedAt < ?4",
                    State.PERHAPS,
                    now,
                    State.CLAIMED,
                    instant);
        }
    }
}
