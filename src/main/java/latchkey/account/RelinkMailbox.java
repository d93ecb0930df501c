package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * Gives a person's mailbox to another sign-in, or to its first one. All concerned get a mail.
 *
 * <p>Ends all app passwords of the mailbox, unless it is a new sign-in of the same person. Refuses for a mailbox that is
 * kept by custodians.
 */
@ApplicationScoped
public class RelinkMailbox {
    private final Account.Repository accounts;
    private final AccountOwner.Repository owners;
    private final Person.Repository persons;
    private final AuditTrail auditTrail;
    private final Event<MailboxRelinked> relinked;
    private final Clock clock;

    RelinkMailbox(
            Account.Repository accounts,
            AccountOwner.Repository owners,
            Person.Repository persons,
            AuditTrail auditTrail,
            Event<MailboxRelinked> relinked,
            Clock clock) {
        this.accounts = accounts;
        this.owners = owners;
        this.persons = persons;
        this.auditTrail = auditTrail;
        this.relinked = relinked;
        this.clock = clock;
    }

    @Transactional
    public void relink(MailAddress address, UUID to, boolean samePerson, StaffDomains within, Actor by) {
        within.require(address);
        Account account = accounts.lock(address).orElseThrow(Refusal.NotFound::new);
        Person next = persons.within(to, within).orElseThrow(Refusal.NotFound::new);
        if (account.kind != Account.Kind.PERSON) {
            throw new Refusal.Conflict(Refusal.Why.KEPT_BY_CUSTODIANS);
        }
        List<Person> former = persons.keepersOf(address);
        if (former.contains(next)) {
            // Sent twice, or nothing to do.
            return;
        }
        owners.removeAll(address);
        owners.persist(new AccountOwner(address, next.id, AccountOwner.Role.OWNER, clock.instant(), by.who()));
        auditTrail.record(by, Act.PERSON_RELINKED, address, next.id);
        relinked.fire(
                new MailboxRelinked(UUID.randomUUID(), address, samePerson, concerned(address, former, next), by));
    }

    private static List<Correspondent> concerned(MailAddress address, List<Person> former, Person next) {
        Optional<String> language = Stream.concat(Stream.of(next), former.stream())
                .flatMap(one -> one.language().stream())
                .findFirst();
        Map<MailAddress, Correspondent> each = new LinkedHashMap<>();
        each.put(address, new Correspondent(address, language));
        Stream.concat(former.stream(), Stream.of(next))
                .forEach(person -> person.contact()
                        .ifPresent(
                                contact -> each.putIfAbsent(contact, new Correspondent(contact, person.language()))));
        return List.copyOf(each.values());
    }
}
