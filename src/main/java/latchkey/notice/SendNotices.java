package latchkey.notice;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.shared.MailAddress;
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
    private final Mailer mailer;
    private final NoticeConfig config;
    private final Clock clock;

    SendNotices(Notice.Repository notices, Domain.Repository domains, Mailer mailer, NoticeConfig config, Clock clock) {
        this.notices = notices;
        this.domains = domains;
        this.mailer = mailer;
        this.config = config;
        this.clock = clock;
    }

    private record Claimed(long id, String recipient, Letter letter) {}

    @Scheduled(every = "${latchkey.mail.send-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        long abandoned = QuarkusTransaction.requiringNew()
                .call(() -> notices.abandonedBefore(clock.instant().minus(config.sentWithin()), clock.instant()));
        if (abandoned > 0) {
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
        return notices.next(clock.instant()).map(notice -> {
            notice.claim(clock.instant());
            MailAddress mailbox = MailAddress.of(notice.address);
            Locale locale = Locale.forLanguageTag(notice.language == null ? config.language() : notice.language);
            Optional<String> helpdesk =
                    domains.findByIdOptional(mailbox.domain()).flatMap(Domain::helpdeskContact);
            return new Claimed(
                    notice.id,
                    notice.recipient,
                    Letter.of(notice.kind, mailbox, notice.thing, locale, config.portal(), helpdesk));
        });
    }

    /** @return whether it is worth to go on with the next one now */
    private boolean send(Claimed claimed) {
        try {
            mailer.send(mail(claimed));
            settle(claimed.id(), Notice.State.SENT);
            return true;
        } catch (RuntimeException failed) {
            Undelivered why = Undelivered.of(failed);
            LOG.warnf("Mail %d was not sent (%s): %s", claimed.id(), why, failed.getMessage());
            if (why == Undelivered.UNKNOWN) {
                settle(claimed.id(), Notice.State.PERHAPS);
            } else {
                later(claimed.id());
            }
            return why == Undelivered.REFUSED;
        }
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

    private void settle(long id, Notice.State how) {
        QuarkusTransaction.requiringNew().run(() -> notices.findById(id).settle(how, clock.instant()));
    }

    private void later(long id) {
        QuarkusTransaction.requiringNew().run(() -> notices.findById(id).tryAgain(clock.instant(), config.triedFor()));
    }
}
