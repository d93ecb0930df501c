package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/**
 * Turns a sign-in into a person, and links a new person to the mailbox that the provider vouches for.
 *
 * <p>Links an unlinked person to an unlinked mailbox of kind {@code PERSON} only: an address that changes hands at the
 * provider opens nobody's mailbox, and a linked person keeps his own whatever his claim says later.
 */
@ApplicationScoped
public class WelcomePerson {
    private final Person.Repository persons;
    private final Account.Repository accounts;
    private final AccountOwner.Repository owners;
    private final Colleagues colleagues;
    private final ErasedPersons erasedPersons;
    private final AuditTrail auditTrail;
    private final Event<MailboxLinked> linked;
    private final Event<SecondFactorSeen> secondFactorSeen;
    private final Clock clock;

    WelcomePerson(
            Person.Repository persons,
            Account.Repository accounts,
            AccountOwner.Repository owners,
            Colleagues colleagues,
            ErasedPersons erasedPersons,
            AuditTrail auditTrail,
            Event<MailboxLinked> linked,
            Event<SecondFactorSeen> secondFactorSeen,
            Clock clock) {
        this.persons = persons;
        this.accounts = accounts;
        this.owners = owners;
        this.colleagues = colleagues;
        this.erasedPersons = erasedPersons;
        this.auditTrail = auditTrail;
        this.linked = linked;
        this.secondFactorSeen = secondFactorSeen;
        this.clock = clock;
    }

    /**
     * What the provider says.
     *
     * @param verifiedAddress present only where it is verified
     * @param addressesTold whether it says anything of addresses; else what it said before stays
     * @param secondAddressTold the same of the second one
     * @param secondAddress another one, where he reads mail while his mailbox is locked
     * @param secondFactorAt when he signed in, or if that is not told, when the provider said so
     * @param language that his browser asks for
     * @param helpdeskOf where his roles let him help others
     */
    public record Identity(
            String issuer,
            String subject,
            @Nullable String name,
            boolean addressesTold,
            Optional<MailAddress> verifiedAddress,
            boolean secondAddressTold,
            Optional<MailAddress> secondAddress,
            Instant secondFactorAt,
            String language,
            StaffDomains helpdeskOf) {}

    /** A session from before somebody was erased makes him nobody who is kept, and is over. */
    @Transactional
    public Person welcome(Identity identity) {
        Optional<Person> known = persons.identified(identity.issuer(), identity.subject());
        Optional<Instant> erased = known.isPresent()
                ? Optional.empty()
                : erasedPersons.sessionsValidFrom(identity.issuer(), identity.subject());
        if (erased.filter(identity.secondFactorAt()::isBefore).isPresent()) {
            Person nobody = asTold(identity);
            nobody.endSessions(erased.get());
            return nobody;
        }
        Person person = known.orElseGet(() -> newPerson(identity));
        boolean news = person.signedIn(identity);
        identity.verifiedAddress().ifPresent(address -> link(person, address));
        if (news) {
            colleagues.remember(person.id, identity.helpdeskOf(), identity.secondFactorAt());
            secondFactorSeen.fire(new SecondFactorSeen(person.id, identity.secondFactorAt()));
        }
        return person;
    }

    private Person newPerson(Identity identity) {
        // Two first sign-ins at once: both come here, and one row is written.
        persons.addOnce(asTold(identity));
        return persons.identified(identity.issuer(), identity.subject()).orElseThrow();
    }

    private Person asTold(Identity identity) {
        return new Person(identity.issuer(), identity.subject(), identity.name(), clock.instant());
    }

    private void link(Person person, MailAddress address) {
        if (owners.ownsOne(person.id)) {
            return;
        }
        // The row lock lets two first sign-ins for one mailbox come one after the other; the second finds an owner.
        Optional<Account> account = accounts.lock(address);
        if (account.isEmpty()
                || account.get().kind != Account.Kind.PERSON
                || !account.get().active
                || owners.hasOwner(address)) {
            return;
        }
        owners.persist(
                new AccountOwner(address, person.id, AccountOwner.Role.OWNER, clock.instant(), "verified e-mail"));
        auditTrail.record(person.issuer + " " + person.subject, "owner", Act.PERSON_LINKED, address, person.id);
        linked.fire(new MailboxLinked(address, person.id, new Correspondent(address, person.language())));
    }
}
