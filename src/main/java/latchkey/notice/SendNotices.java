package latchkey.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.shared.MailAddress;
import latchkey.shared.RetryTransaction;
import org.jboss.logging.Logger;

/**
 * Empties the outbox. A mail is claimed and that is committed, then it is sent, then it is marked: what a crash leaves
 * claimed may have gone out and is not sent again. No connection is open inside a transaction.
 */
@ApplicationScoped
class SendNotices {
    private static final Logger LOG = Logger.getLogger(SendNotices.class);
    private static final int MOST_IN_A_ROUND = 200;

    private final Notice.Repository notices;
    private final Domain.Repository domains;
    private final Event<MailGivenUp> givenUp;
    private final Mailer mailer;
    private final NoticeConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    SendNotices(
            Notice.Repository notices,
            Domain.Repository domains,
            Event<MailGivenUp> givenUp,
            Mailer mailer,
            NoticeConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.givenUp = givenUp;
        this.notices = notices;
        this.domains = domains;
        this.mailer = mailer;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        // From the start: a rate is told only of what was seen before.
        List.of(Notice.State.SENT, Notice.State.FAILED, Notice.State.PERHAPS).forEach(how -> count(how, 0));
    }

    /** @param mails not what they tell of, of which one can hold hundreds */
    private void count(Notice.State how, int mails) {
        Counter.builder("latchkey.mails")
                .description("Mails to people that are done with")
                .tag("result", how.name().toLowerCase(Locale.ROOT))
                .register(metrics)
                .increment(mails);
    }

    /** @param ids what this one mail tells of */
    private record Claimed(List<Long> ids, String recipient, Letter letter) {}

    @Scheduled(every = "${latchkey.mail.send-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        int abandoned = QuarkusTransaction.requiringNew()
                .call(() -> notices.abandonedBefore(clock.instant().minus(config.sentWithin()), clock.instant()));
        if (abandoned > 0) {
            count(Notice.State.PERHAPS, abandoned);
            LOG.warnf("%d mails were perhaps sent: the portal stopped while it sent them", abandoned);
        }
        for (int sent = 0; sent < MOST_IN_A_ROUND; sent++) {
            Optional<Claimed> next = QuarkusTransaction.requiringNew().call(this::claim);
            if (next.isEmpty() || !send(next.get())) {
                return;
            }
        }
    }

    private Optional<Claimed> claim() {
        Instant now = clock.instant();
        return notices.next(now).map(first -> {
            List<Notice> together = notices.together(first, now);
            together.forEach(one -> one.claim(now));
            MailAddress mailbox = MailAddress.of(first.address);
            Locale locale = Locale.forLanguageTag(first.language == null ? config.language() : first.language);
            Optional<String> helpdesk =
                    domains.findByIdOptional(mailbox.domain()).flatMap(Domain::helpdeskContact);
            List<String> things = together.stream()
                    .map(one -> one.thing == null ? "" : one.thing)
                    .toList();
            return new Claimed(
                    together.stream().map(one -> one.id).toList(),
                    first.recipient,
                    Letter.of(first.kind, mailbox, things, locale, words(locale), config.portal(), helpdesk));
        });
    }

    private static NoticeMessages words(Locale locale) {
        return MessageBundles.get(NoticeMessages.class, Localized.Literal.of(locale.toLanguageTag()));
    }

    /** @return whether it is worth to go on with the next one now */
    private boolean send(Claimed claimed) {
        try {
            mailer.send(mail(claimed));
        } catch (RuntimeException failed) {
            Undelivered why = Undelivered.of(failed);
            LOG.warnf("Mail %s was not sent (%s): %s", claimed.ids(), why, failed.getMessage());
            if (why == Undelivered.UNKNOWN) {
                settle(claimed.ids(), Notice.State.PERHAPS);
            } else {
                later(claimed.ids());
            }
            return why == Undelivered.REFUSED;
        }
        // Outside of the above: a database that is away is no mail server that is, and the mail is out.
        settle(claimed.ids(), Notice.State.SENT);
        return true;
    }

    private Mail mail(Claimed claimed) {
        Letter letter = claimed.letter();
        return Mail.withText(claimed.recipient(), letter.title(), letter.plain())
                .setHtml(letter.html())
                .setFrom(config.from())
                // RFC 3834: nobody's vacation notice is to answer.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", letter.locale().toLanguageTag());
    }

    private void settle(List<Long> ids, Notice.State how) {
        RetryTransaction.inNew(() -> ids.forEach(id -> notices.findById(id).settle(how, clock.instant())));
        count(how, 1);
    }

    private void later(List<Long> ids) {
        boolean lost = RetryTransaction.inNew(() -> {
            List<Notice> mails = ids.stream().map(id -> notices.findById(id)).toList();
            List<Notice> failed = mails.stream()
                    .filter(mail -> !mail.tryAgain(clock.instant(), config.triedFor()))
                    .toList();
            notices.flush();
            failed.forEach(mail -> givenUp.fire(new MailGivenUp(mail.kind, mail.event())));
            return !failed.isEmpty();
        });
        if (lost) {
            count(Notice.State.FAILED, 1);
        }
    }
}
