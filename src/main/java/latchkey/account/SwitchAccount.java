package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/**
 * Switches a mailbox off when its person has left, and on again.
 *
 * <p>Off: the mail server refuses its app passwords at the next login, none can be made, and the owner's sessions here are
 * over. Nothing is deleted. Off once more changes nothing, but ends what has begun since.
 */
@ApplicationScoped
public class SwitchAccount {
    private final Account.Repository accounts;
    private final Person.Repository persons;
    private final AuditTrail auditTrail;
    private final Event<AccountDeactivated> deactivated;
    private final Event<AccountActivated> activated;
    private final Clock clock;

    SwitchAccount(
            Account.Repository accounts,
            Person.Repository persons,
            AuditTrail auditTrail,
            Event<AccountDeactivated> deactivated,
            Event<AccountActivated> activated,
            Clock clock) {
        this.accounts = accounts;
        this.persons = persons;
        this.auditTrail = auditTrail;
        this.deactivated = deactivated;
        this.activated = activated;
        this.clock = clock;
    }

    @Transactional
    public void off(MailAddress address, Actor by) {
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        if (account.active) {
            account.active = false;
            auditTrail.record(by, Act.ACCOUNT_DEACTIVATED, address, null);
        }
        if (account.kind == Account.Kind.PERSON) {
            persons.keepersOf(address).forEach(owner -> owner.endSessions(clock.instant()));
        }
        deactivated.fire(new AccountDeactivated(address));
    }

    @Transactional
    public void on(MailAddress address, Actor by) {
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        if (!account.active) {
            account.active = true;
            auditTrail.record(by, Act.ACCOUNT_ACTIVATED, address, null);
            activated.fire(new AccountActivated(address));
        }
    }
}
