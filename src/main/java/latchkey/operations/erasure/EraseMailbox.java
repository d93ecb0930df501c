package latchkey.operations.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.MailboxToBeErased;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;

/** Lets the erasure of a mailbox begin. Refuses for one that is in use. */
@ApplicationScoped
public class EraseMailbox {
    private final Account.Repository accounts;
    private final Erasures erasures;
    private final Event<MailboxToBeErased> toBeErased;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EraseMailbox(
            Account.Repository accounts,
            Erasures erasures,
            Event<MailboxToBeErased> toBeErased,
            AuditTrail auditTrail,
            Clock clock) {
        this.accounts = accounts;
        this.erasures = erasures;
        this.toBeErased = toBeErased;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Asked twice it is one. */
    @Transactional
    public void erase(MailAddress address, StaffDomains within, Actor by) {
        within.require(address);
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        if (account.active()) {
            throw new Refusal.Conflict(Refusal.Why.STILL_IN_USE);
        }
        if (erasures.isAsked(address)) {
            return;
        }
        // Nobody takes his own name out of the audit trail.
        if (!erasures.texts(
                        "SELECT 1 FROM account_owner o JOIN person p ON p.id = o.person_id"
                                + " WHERE o.address = ? AND CONCAT(p.issuer, ' ', p.subject) = ?",
                        address.toString(),
                        by.who())
                .isEmpty()) {
            throw new Refusal.NotAllowed();
        }
        // Its mail server is to take the main password as it did before.
        erasures.change(
                "UPDATE account SET main_password_refused_from = NULL, refused_by_plan = NULL WHERE address = ?",
                address.toString());
        auditTrail.record(by, Act.ACCOUNT_ERASED, address, null);
        toBeErased.fire(new MailboxToBeErased(address, by));
        UUID id = UUID.randomUUID();
        erasures.change(
                "INSERT INTO erasure (id, token, domain, state, asked_at, asked_by, born_at) SELECT ?, ?, ?, 'ASKED', ?, ?,"
                        + " created_at - INTERVAL 1 MINUTE FROM account WHERE address = ?",
                id.toString(),
                "erased-" + UUID.randomUUID().toString().replace("-", "").substring(0, 20),
                address.domain(),
                Utc.column(clock.instant()),
                by.who(),
                address);
        erasures.name(id, "NOW", Set.of(address.toString()));
    }
}
