package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.ForgetLogins;
import latchkey.mailserver.KickSessions;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.ToldOnce;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends an app password that was made at the mail server itself. The server is told until it has confirmed it; to tell it
 * twice does no harm.
 *
 * <p>Refuses one that is not this mailbox's as not there, and any while the mail server does not tell whose it is.
 */
@ApplicationScoped
public class EndForeign {
    private static final Logger LOG = Logger.getLogger(EndForeign.class);
    /** Anything else is none of a mail server's, and no text for the table. */
    private static final String NUMBER = "[0-9A-Za-z_-]{1,64}";

    private static final Duration TOLD_FOR = Duration.ofHours(1);

    private final ListForeign listForeign;
    private final ForeignEnd.Repository ends;
    private final Domain.Repository domains;
    private final MailServerCalls mailServer;
    private final ForgetLogins forgetLogins;
    private final KickSessions kickSessions;
    private final TellKeepers tellKeepers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    private final ToldOnce told = new ToldOnce(LOG);

    EndForeign(
            ListForeign listForeign,
            ForeignEnd.Repository ends,
            Domain.Repository domains,
            MailServerCalls mailServer,
            ForgetLogins forgetLogins,
            KickSessions kickSessions,
            TellKeepers tellKeepers,
            AuditTrail auditTrail,
            Clock clock) {
        this.listForeign = listForeign;
        this.ends = ends;
        this.domains = domains;
        this.mailServer = mailServer;
        this.forgetLogins = forgetLogins;
        this.kickSessions = kickSessions;
        this.tellKeepers = tellKeepers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    public void end(MailAddress mailbox, String number, IssueAppPassword.By by) {
        endOf(mailbox, listForeign.one(mailbox, number, by.person()), by, null);
    }

    /**
     * For who has just looked at it.
     *
     * @param why what the helpdesk writes of it; kept with the act
     */
    public void end(MailAddress mailbox, String number, StaffDomains within, IssueAppPassword.By by, String why) {
        within.require(mailbox);
        endOf(mailbox, listForeign.again(mailbox, number), by, why);
    }

    private void endOf(MailAddress mailbox, ListForeign.View one, IssueAppPassword.By by, @Nullable String why) {
        String number = one.made().number();
        if (!one.ending()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> begin(mailbox, number, one.made().name(), by, why));
        }
        lately(mailbox, number).filter(end -> end.endedAt == null).ifPresent(this::tell);
    }

    private void begin(MailAddress mailbox, String number, String name, IssueAppPassword.By by, @Nullable String why) {
        ForeignEnd.Key key = new ForeignEnd.Key(mailbox.toString(), number);
        Optional<ForeignEnd> before = ends.findByIdOptional(key);
        if (before.isPresent() && before.get().endedAt == null) {
            return;
        }
        ends.replace(new ForeignEnd(
                mailbox, number, domains.findById(mailbox.domain()).mailServer(), clock.instant()));
        auditTrail.recordNamed(new Actor(by.who(), by.role()), Act.FOREIGN_APP_PASSWORD_REVOKED, mailbox, number, why);
        tellKeepers.foreignEnded(mailbox, number, name, by.person());
    }

    /** What has become of it, if somebody ended it within the last hour. */
    public Optional<Standing> standing(MailAddress mailbox, String number) {
        return lately(mailbox, number).map(end -> new Standing(Optional.ofNullable(end.endedAt)));
    }

    /** @param confirmedAt empty while the mail server has not confirmed it */
    public record Standing(Optional<Instant> confirmedAt) {}

    private Optional<ForeignEnd> lately(MailAddress mailbox, String number) {
        if (!number.matches(NUMBER)) {
            return Optional.empty();
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> ends.findByIdOptional(new ForeignEnd.Key(mailbox.toString(), number)));
    }

    @Scheduled(
            every = "${latchkey.app-password.withdraw-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        QuarkusTransaction.requiringNew()
                .run(() -> ends.forgetEndedBefore(clock.instant().minus(TOLD_FOR)));
        List<ForeignEnd> open = QuarkusTransaction.requiringNew().call(ends::open);
        for (ForeignEnd end : open) {
            if (!tell(end)) {
                return;
            }
        }
    }

    private boolean tell(ForeignEnd end) {
        try {
            mailServer.endForeign(end.mailServer, end.address(), end.id.number());
        } catch (MailServer.Unreachable unreachable) {
            told.away(notEnded(end), String.valueOf(unreachable.getMessage()));
            return false;
        }
        told.back(notEnded(end));
        QuarkusTransaction.requiringNew().run(() -> {
            ends.ended(end.id, clock.instant());
            forgetLogins.of(end.address(), end.mailServer);
            kickSessions.of(end.address());
        });
        forgetLogins.now(end.address());
        return true;
    }

    private static String notEnded(ForeignEnd end) {
        return end.mailServer + " does not end what was made there";
    }
}
