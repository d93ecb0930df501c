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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    String subject;
    String recipient;

    @Column(name = "person_id")
    @Nullable
    UUID personId;

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

    @Column(name = "paced_by")
    String pacedBy;

    /** Came too soon after others of its kind, with which it goes out in one mail. */
    boolean held;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Notice() {}

    /** One that is to be put in. */
    record Put(
            NoticeKind kind,
            String subject,
            LocalDate dueOn,
            Correspondent to,
            MailAddress about,
            Optional<String> thing,
            String pacedBy,
            Optional<Instant> heldUntil) {}

    void claim(Instant now) {
        state = State.CLAIMED;
        claimedAt = now;
        tries++;
    }

    void settle(State how, Instant now) {
        state = how;
        settledAt = now;
        if (kind.ofALogin()) {
            // Networks are shortened after a week, wherever they stand; here nobody needs them any more.
            thing = null;
        }
    }

    /**
     * It certainly did not go out: later again, each time after a longer pause, but not for ever.
     *
     * @return whether it will be tried again
     */
    boolean tryAgain(Instant now, Duration triedFor) {
        if (createdAt.plus(triedFor).isBefore(now)) {
            settle(State.FAILED, now);
            return false;
        }
        state = State.WAITING;
        nextTryAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS)));
        return true;
    }

    /** What happened, as it was told to the outbox. */
    String event() {
        // Behind it stands the address as it was then; a mailbox may have got another one since.
        int end = subject.lastIndexOf(' ');
        return end < 0 ? subject : subject.substring(0, end);
    }

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<Notice, Long> {
        private static final String TOGETHER = "o.state = 'WAITING' AND o.held AND o.kind = n.kind"
                + " AND o.recipient = n.recipient AND o.address = n.address AND o.next_try_at <= :now";

        /** No error if it is there already, in whatever state. */
        void addOnce(Put put, Instant now) {
            getEntityManager()
                    .createNativeQuery("INSERT INTO notice (kind, subject, due_on, recipient, person_id, language,"
                            + " address, thing, paced_by, held, created_at, next_try_at) VALUES (:kind, :subject, :dueOn,"
                            + " :recipient, :person, :language, :address, :thing, :pacedBy, :held, :now, :next)"
                            + " ON DUPLICATE KEY UPDATE id = id")
                    .setParameter("kind", put.kind().name())
                    .setParameter("subject", put.subject())
                    .setParameter("dueOn", put.dueOn())
                    .setParameter("recipient", put.to().address().toString())
                    .setParameter(
                            "person", put.to().person().map(UUID::toString).orElse(null))
                    .setParameter("language", put.to().language().orElse(null))
                    .setParameter("address", put.about().toString())
                    .setParameter("thing", put.thing().orElse(null))
                    .setParameter("pacedBy", put.pacedBy())
                    .setParameter("held", put.heldUntil().isPresent())
                    .setParameter("now", Utc.column(now))
                    .setParameter("next", Utc.column(put.heldUntil().orElse(now)))
                    .executeUpdate();
        }

        /**
         * One that waits and that no other replica has in its hands. Of those that are held together only the first is
         * taken: so they are not sent apart by two.
         */
        Optional<Notice> next(Instant now) {
            return getSession()
                    .createNativeQuery(
                            "SELECT n.* FROM notice n WHERE n.state = 'WAITING' AND n.next_try_at <= :now"
                                    + " AND NOT (n.held AND EXISTS (SELECT 1 FROM notice o WHERE " + TOGETHER
                                    + " AND o.id < n.id)) ORDER BY n.next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                            Notice.class)
                    .setParameter("now", Utc.column(now))
                    .uniqueResultOptional();
        }

        /** Those that go out with it, in the order in which they happened, and it too. */
        List<Notice> together(Notice first, Instant now) {
            if (!first.held) {
                return List.of(first);
            }
            return getSession()
                    .createNativeQuery(
                            "SELECT o.* FROM notice o JOIN notice n ON n.id = :first WHERE " + TOGETHER
                                    + " ORDER BY o.id LIMIT 500 FOR UPDATE",
                            Notice.class)
                    .setParameter("first", first.id)
                    .setParameter("now", Utc.column(now))
                    .list();
        }

        /** What waits for somebody who does not want it any more. */
        void forget(UUID person, Collection<NoticeTopic> topics) {
            List<NoticeKind> kinds = Arrays.stream(NoticeKind.values())
                    .filter(kind -> topics.contains(kind.topic()))
                    .toList();
            if (!kinds.isEmpty()) {
                delete("state = ?1 and personId = ?2 and kind in ?3", State.WAITING, person, kinds);
            }
        }

        /** @return how many mails that are: what was held goes out in one, and was claimed in one step */
        int abandonedBefore(Instant instant, Instant now) {
            List<Notice> abandoned = list("state = ?1 and claimedAt < ?2", State.CLAIMED, instant);
            abandoned.forEach(one -> one.settle(State.PERHAPS, now));
            return (int) abandoned.stream()
                    .map(one -> !one.held ? one.id : one.kind + one.recipient + " " + one.address + one.claimedAt)
                    .distinct()
                    .count();
        }
    }
}
