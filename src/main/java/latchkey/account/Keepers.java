package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** Who keeps a mailbox, and who could: for administrators, and for the mails to those concerned. */
@ApplicationScoped
public class Keepers {
    private static final int MOST_FOUND = 20;

    private final Account.Repository accounts;
    private final Person.Repository persons;

    Keepers(Account.Repository accounts, Person.Repository persons) {
        this.accounts = accounts;
        this.persons = persons;
    }

    /**
     * A sign-in.
     *
     * @param contact the address that the provider vouched for last
     * @param signedInAt absent for one who never came with a second factor
     */
    public record PersonView(
            UUID id,
            String name,
            String issuer,
            String subject,
            Optional<MailAddress> contact,
            Optional<Instant> signedInAt,
            List<MailAddress> mailboxes) {
        private static final int FEW = 3;

        public List<MailAddress> firstMailboxes() {
            return mailboxes.stream().limit(FEW).toList();
        }

        public int moreMailboxes() {
            return Math.max(0, mailboxes.size() - FEW);
        }
    }

    /** @param claimants sign-ins without a mailbox, for which the provider has vouched for this address */
    public record MailboxView(
            MailAddress address,
            Account.Kind kind,
            boolean active,
            List<PersonView> keepers,
            List<PersonView> claimants) {
        public boolean personal() {
            return kind == Account.Kind.PERSON;
        }
    }

    @Transactional
    public MailboxView of(MailAddress address, StaffDomains within) {
        within.require(address);
        Account account = accounts.findByIdOptional(address.toString()).orElseThrow(Refusal.NotFound::new);
        List<Person> keepers = persons.keepersOf(address);
        List<PersonView> claimants = persons.reachedAt(address).stream()
                .filter(person -> !keepers.contains(person))
                .map(person -> view(person, within))
                .toList();
        return new MailboxView(
                address,
                account.kind,
                account.active,
                keepers.stream().map(person -> view(person, within)).toList(),
                claimants);
    }

    /** Names by issuer and subject, as the audit trail keeps them. */
    @Transactional
    public Map<String, String> namesOf(Collection<String> who) {
        List<String> subjects =
                who.stream().map(one -> one.substring(one.indexOf(' ') + 1)).toList();
        return subjects.isEmpty()
                ? Map.of()
                : persons.list("subject in ?1", subjects).stream()
                        .filter(person -> person.name != null)
                        .collect(Collectors.toMap(
                                person -> person.issuer + " " + person.subject,
                                person -> String.valueOf(person.name),
                                (one, same) -> one));
    }

    @Transactional
    public boolean known(MailAddress address, StaffDomains within) {
        return within.hold(address)
                && accounts.findByIdOptional(address.toString()).isPresent();
    }

    @Transactional
    public PersonView person(UUID id, StaffDomains within) {
        return view(persons.within(id, within).orElseThrow(Refusal.NotFound::new), within);
    }

    /** By part of the name, or by an address or a subject as it is. */
    @Transactional
    public List<PersonView> find(String text, StaffDomains within) {
        return persons.search(text, within, MOST_FOUND).stream()
                .map(person -> view(person, within))
                .toList();
    }

    /** The address that the provider vouched for last, unless it is a mailbox here that another keeps by now. */
    @Transactional
    public Optional<MailAddress> contactOf(UUID person) {
        return persons.findByIdOptional(person)
                .flatMap(Person::contact)
                .filter(contact -> persons.keepersOf(contact).stream().allMatch(keeper -> keeper.id.equals(person)));
    }

    /** Where somebody reads mail while his mailbox is locked, as the provider said last. */
    @Transactional
    public Optional<MailAddress> secondAddressOf(UUID person) {
        return persons.findByIdOptional(person).flatMap(Person::secondAddress);
    }

    /** Where the keepers of a mailbox read their mail, without the one who did it. */
    @Transactional
    public List<Correspondent> correspondents(MailAddress address, @Nullable UUID without) {
        List<Person> keepers = persons.keepersOf(address);
        if (keepers.isEmpty()) {
            return List.of();
        }
        boolean personal = accounts.findByIdOptional(address.toString())
                .filter(account -> account.kind == Account.Kind.PERSON)
                .isPresent();
        return keepers.stream()
                .filter(person -> !person.id.equals(without))
                .flatMap(person -> (personal ? Optional.of(address) : person.contact())
                        .map(contact -> new Correspondent(contact, person.language(), Optional.of(person.id))).stream())
                .toList();
    }

    /** Where somebody reads what is about himself: in his own mailbox, else where his provider says. */
    @Transactional
    public Optional<Correspondent> reached(UUID id) {
        return persons.findByIdOptional(id)
                .flatMap(person -> accounts.ofPerson(id).stream()
                        .filter(account -> account.kind == Account.Kind.PERSON)
                        .map(Account::address)
                        .findFirst()
                        .or(person::contact)
                        .map(address -> new Correspondent(address, person.language(), Optional.of(id))));
    }

    private PersonView view(Person person, StaffDomains within) {
        return new PersonView(
                person.id,
                person.name == null ? "" : person.name,
                person.issuer,
                person.subject,
                person.contact().filter(within::hold),
                Optional.ofNullable(person.secondFactorSeenAt),
                accounts.ofPerson(person.id).stream()
                        .map(Account::address)
                        .filter(within::hold)
                        .toList());
    }
}
