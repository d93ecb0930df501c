package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * Says who keeps a shared or service mailbox. Refuses for a person's own mailbox: that is its owner's alone.
 *
 * <p>App passwords that a former custodian made go on: they belong to the mailbox and its devices. Whoever reads the mailbox,
 * and who keeps it, is told: to appoint somebody is to open it to him.
 */
@ApplicationScoped
public class AppointCustodians {
    private final Account.Repository accounts;
    private final AccountOwner.Repository owners;
    private final Person.Repository persons;
    private final AuditTrail auditTrail;
    private final Event<CustodianAppointed> appointed;
    private final Event<MailboxKindChanged> kindChanged;
    private final Clock clock;

    AppointCustodians(
            Account.Repository accounts,
            AccountOwner.Repository owners,
            Person.Repository persons,
            AuditTrail auditTrail,
            Event<CustodianAppointed> appointed,
            Event<MailboxKindChanged> kindChanged,
            Clock clock) {
        this.accounts = accounts;
        this.owners = owners;
        this.persons = persons;
        this.auditTrail = auditTrail;
        this.appointed = appointed;
        this.kindChanged = kindChanged;
        this.clock = clock;
    }

    @Transactional
    public void add(MailAddress address, UUID personId, StaffDomains within, Actor by) {
        add(address, List.of(personId), within, by);
    }

    /** One who is a custodian already stays it. Those who are appointed together are not told of each other. */
    @Transactional
    public void add(MailAddress address, Collection<UUID> personIds, StaffDomains within, Actor by) {
        kept(address, within);
        List<Correspondent> concerned = concerned(address);
        boolean news = false;
        for (UUID personId : personIds) {
            Person person = persons.within(personId, within).orElseThrow(Refusal.NotFound::new);
            if (!owners.isOne(address, person.id)) {
                owners.persist(
                        new AccountOwner(address, person.id, AccountOwner.Role.CUSTODIAN, clock.instant(), by.who()));
                auditTrail.record(by, Act.CUSTODIAN_ADDED, address, person.id);
                news = true;
            }
        }
        if (news) {
            appointed.fire(new CustodianAppointed(UUID.randomUUID(), address, concerned));
        }
    }

    /** One who is none already is no error. */
    @Transactional
    public void remove(MailAddress address, UUID personId, StaffDomains within, Actor by) {
        kept(address, within);
        if (owners.remove(address, personId)) {
            auditTrail.record(by, Act.CUSTODIAN_REMOVED, address, personId);
        }
    }

    /** A mailbox becomes a shared or service one, or a person's own, while it is nobody's. */
    @Transactional
    public void changeKind(MailAddress address, Account.Kind kind, StaffDomains within, Actor by) {
        within.require(address);
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        if (account.kind == kind) {
            return;
        }
        boolean stillKept = account.kind != Account.Kind.PERSON && kind != Account.Kind.PERSON;
        if (!stillKept && !persons.keepersOf(address).isEmpty()) {
            throw new Refusal.Conflict(Refusal.Why.MAILBOX_IS_SOMEBODYS);
        }
        account.kind = kind;
        auditTrail.record(by, Act.ACCOUNT_KIND_CHANGED, address, null);
        kindChanged.fire(new MailboxKindChanged(UUID.randomUUID(), address, kind, concerned(address), by));
    }

    private List<Correspondent> concerned(MailAddress address) {
        return Concerned.of(address, persons.keepersOf(address));
    }

    private void kept(MailAddress address, StaffDomains within) {
        within.require(address);
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        if (account.kind == Account.Kind.PERSON) {
            throw new Refusal.Conflict(Refusal.Why.BELONGS_TO_ONE_PERSON);
        }
    }
}
