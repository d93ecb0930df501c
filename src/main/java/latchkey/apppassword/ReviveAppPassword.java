package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.AccountOwner;
import latchkey.account.Domain;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.MailServer;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.RetryTransaction;

/**
 * Brings back an app password that has expired because nobody used it: the device that still has it works again. Refuses what
 * ended otherwise or too long ago, beyond the limit of the account, and for who does not keep the mailbox any more.
 */
@ApplicationScoped
class ReviveAppPassword {
    private final AppPassword.Repository appPasswords;
    private final AppPasswordQueries queries;
    private final Account.Repository accounts;
    private final AccountOwner.Repository keepers;
    private final Domain.Repository domains;
    private final AppPasswordSteps steps;
    private final MailServerCalls mailServer;
    private final AppPasswordPolicy policy;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ReviveAppPassword(
            AppPassword.Repository appPasswords,
            AppPasswordQueries queries,
            Account.Repository accounts,
            AccountOwner.Repository keepers,
            Domain.Repository domains,
            AppPasswordSteps steps,
            MailServerCalls mailServer,
            AppPasswordPolicy policy,
            AuditTrail auditTrail,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.queries = queries;
        this.accounts = accounts;
        this.keepers = keepers;
        this.domains = domains;
        this.steps = steps;
        this.mailServer = mailServer;
        this.policy = policy;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    private record Revived(MailServer.Credential credential, String server, Instant expiredAt) {}

    void revive(MailAddress account, UUID id, IssueAppPassword.By by) {
        Revived revived = RetryTransaction.inNew(() -> bringBack(account, id, by));
        try {
            steps.published(id, mailServer.publish(revived.server(), revived.credential()));
        } catch (MailServer.Unreachable unreachable) {
            RetryTransaction.inNew(() -> undo(id, revived.expiredAt()));
            throw MailServerCalls.refusal(unreachable);
        }
    }

    private Revived bringBack(MailAddress address, UUID id, IssueAppPassword.By by) {
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        // Looked at again under the lock: the mailbox may just have been given to somebody else.
        if (!keepers.isOne(address, by.person())) {
            throw new Refusal.NotFound();
        }
        AppPassword one = appPasswords.lockSeen(address, id).orElseThrow(Refusal.NotFound::new);
        Instant now = clock.instant();
        Instant expiredAt = one.revivableSince(now.minus(Expiry.REVIVABLE))
                .orElseThrow(() -> new Refusal.Conflict(Refusal.Why.APP_PASSWORD_ENDED));
        if (!account.active()) {
            throw new Refusal.Conflict(Refusal.Why.ACCOUNT_OFF);
        }
        if (queries.lasting(address) >= policy.mostAtOnce()) {
            throw new Refusal.Conflict(Refusal.Why.TOO_MANY_APP_PASSWORDS);
        }
        one.revive(now);
        auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_REVIVED, address, id);
        return new Revived(one.credential(), domains.findById(account.domain()).mailServer(), expiredAt);
    }

    private void undo(UUID id, Instant expiredAt) {
        appPasswords
                .locked(id)
                .filter(one -> one.state == AppPassword.State.live)
                .ifPresent(one -> one.end(AppPassword.Ended.expired, expiredAt));
    }
}
