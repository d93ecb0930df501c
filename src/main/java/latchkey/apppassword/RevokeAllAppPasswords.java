package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.EndSessions;
import latchkey.account.Keepers;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/**
 * Ends every app password of a mailbox at once, and its open mail sessions where the mail server allows that; and, for
 * somebody whose account is in other hands, all sessions in the portal too. Mail servers that have to be told are told by
 * {@link WithdrawEnded}.
 */
@ApplicationScoped
class RevokeAllAppPasswords {
    private final AppPassword.Repository appPasswords;
    private final Account.Repository accounts;
    private final EndSessions endSessions;
    private final KickSessions kickSessions;
    private final Keepers keepers;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Event<AppPasswordsEnded> ended;
    private final Clock clock;

    RevokeAllAppPasswords(
            AppPassword.Repository appPasswords,
            Account.Repository accounts,
            EndSessions endSessions,
            KickSessions kickSessions,
            Keepers keepers,
            Outbox outbox,
            AuditTrail auditTrail,
            Event<AppPasswordsEnded> ended,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.accounts = accounts;
        this.endSessions = endSessions;
        this.kickSessions = kickSessions;
        this.keepers = keepers;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.ended = ended;
        this.clock = clock;
    }

    /** @return how many have ended by that */
    @Transactional
    int revokeAll(MailAddress address, IssueAppPassword.By by) {
        int all = end(address, by);
        if (all > 0) {
            tell(NoticeKind.APP_PASSWORDS_ALL_ENDED, address, Optional.of(by));
        }
        return all;
    }

    /**
     * Everybody who keeps the mailbox is told and has to sign in again: nobody knows whose sign-in it was.
     *
     * @param begun when the session began that asks for it
     */
    @Transactional
    int compromised(MailAddress address, Instant begun, IssueAppPassword.By by) {
        int all = end(address, by);
        Actor actor = new Actor(by.who(), by.role());
        endSessions.ofKeepers(address, begun, actor);
        auditTrail.record(actor, Act.ACCOUNT_COMPROMISED, address, null);
        tell(NoticeKind.ACCOUNT_COMPROMISED, address, Optional.empty());
        return all;
    }

    private int end(MailAddress address, IssueAppPassword.By by) {
        // The lock that issuing takes: none can be begun meanwhile and be left out.
        if (accounts.lock(address).isEmpty()) {
            throw new Refusal.NotFound();
        }
        List<AppPassword> all = appPasswords.lockRevocable(address);
        for (AppPassword one : all) {
            one.end(AppPassword.Ended.revoked, clock.instant());
            auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_REVOKED, address, one.id);
        }
        kickSessions.of(address);
        ended.fire(new AppPasswordsEnded(address));
        return all.size();
    }

    private void tell(NoticeKind kind, MailAddress address, Optional<IssueAppPassword.By> without) {
        String event = UUID.randomUUID().toString();
        keepers.correspondents(address, without.map(IssueAppPassword.By::person).orElse(null))
                .forEach(one -> outbox.put(kind, event, one, address, Optional.empty()));
    }
}
