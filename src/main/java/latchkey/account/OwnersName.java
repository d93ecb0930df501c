package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import latchkey.shared.MailAddress;

/** How the owner of a mailbox is called, as others read it in front of the address. What several keep is nobody's own. */
@ApplicationScoped
public class OwnersName {
    private final Person.Repository persons;

    OwnersName(Person.Repository persons) {
        this.persons = persons;
    }

    @Transactional
    public Optional<String> of(Account account) {
        return account.kind() == Account.Kind.PERSON
                ? persons.ownerOf(account.address())
                        .flatMap(Person::name)
                        .map(String::strip)
                        .filter(name -> isName(name, account.address()))
                : Optional.empty();
    }

    /** A provider that tells no name leaves what he signs in by. */
    static boolean isName(String text, MailAddress address) {
        return !text.isEmpty() && !text.contains("@") && !text.equalsIgnoreCase(address.localPart());
    }
}
