package latchkey.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.shared.MailAddress;

/** Whom it concerns who can open a mailbox: whoever reads it, and who keeps it, each address once. */
final class Concerned {
    private Concerned() {}

    static List<Correspondent> of(MailAddress address, List<Person> keepers) {
        Optional<String> language =
                keepers.stream().flatMap(one -> one.language().stream()).findFirst();
        Map<MailAddress, Correspondent> each = new LinkedHashMap<>();
        each.put(address, new Correspondent(address, language));
        keepers.forEach(person -> person.contact()
                .ifPresent(contact -> each.putIfAbsent(contact, new Correspondent(contact, person.language()))));
        return List.copyOf(each.values());
    }
}
