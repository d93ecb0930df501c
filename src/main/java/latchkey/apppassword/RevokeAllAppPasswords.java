package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
    private final Account.Repository accounts;
    private final EndSessions endSessions;
    private final EndSeveral endSeveral;
    private final Keepers keepers;
    private final Outbox outbox;
    private final AuditTrail auditTrail;

    RevokeAllAppPasswords(
            Account.Repository accounts,
            EndSessions endSessions,
            EndSeveral endSeveral,
            Keepers keepers,
            Outbox outbox,
            AuditTrail auditTrail) {
        this.accounts = accounts;
        this.endSessions = endSessions;
        this.endSeveral = endSeveral;
        this.keepers = keepers;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
    }

    /** @return how many have ended by that */
    @Transactional
    int revokeAll(MailAddress address, IssueAppPassword.By by) {
        int all = end(address, actor(by));
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
        Actor actor = actor(by);
        int all = end(address, actor);
        endSessions.ofKeepers(address, begun, actor);
        auditTrail.record(actor, Act.ACCOUNT_COMPROMISED, address, null);
        tell(NoticeKind.ACCOUNT_COMPROMISED, address, Optional.empty());
        return all;
    }

    private static Actor actor(IssueAppPassword.By by) {
        return new Actor(by.who(), by.role());
    }

    private int end(MailAddress address, Actor by) {
        // The lock that issuing takes: none can be begun meanwhile and be left out.
        if (accounts.lock(address).isEmpty()) {
            throw new Refusal.NotFound();
        }
        List<AppPassword> all = endSeveral.lockRevocable(address);
        endSeveral.end(address, all, by);
        return all.size();
    }

    private void tell(NoticeKind kind, MailAddress address, Optional<IssueAppPassword.By> without) {
        String event = UUID.randomUUID().toString();
        keepers.correspondents(address, without.map(IssueAppPassword.By::person).orElse(null))
                .forEach(one -> outbox.put(kind, event, one, address, Optional.empty()));
    }
}
