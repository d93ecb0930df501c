package latchkey.operations.importing;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.RenameMailbox;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** How things are, for what some lines name. */
final class Standing {
    /** @param kept whether it is anybody's */
    record Mailbox(Account.Kind kind, boolean active, boolean kept) {}

    private final Set<String> domains;
    private final Map<String, Mailbox> mailboxes = new HashMap<>();
    private final Map<String, String> mailboxByName = new HashMap<>();
    private final Map<String, UUID> persons = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> keepers;
    private final Map<MailAddress, Refusal.Why> keepAddress;

    private Standing(Sql sql, Collection<Wish> wishes, RenameMailbox renameMailbox) throws SQLException {
        Set<String> addresses = wishes.stream()
                .flatMap(wish -> Stream.concat(Stream.of(wish.address()), wish.renamedFrom().stream()))
                .map(MailAddress::toString)
                .collect(Collectors.toSet());
        Set<String> names =
                wishes.stream().flatMap(wish -> wish.names().stream()).collect(Collectors.toSet());
        Set<String> custodians = wishes.stream()
                .flatMap(wish -> wish.custodians().stream())
                .map(MailAddress::toString)
                .collect(Collectors.toSet());
        domains = new HashSet<>(sql.among(
                "SELECT name FROM domain WHERE name IN ",
                wishes.stream().map(wish -> wish.address().domain()).collect(Collectors.toSet()),
                row -> row.getString(1)));
        sql.among(
                "SELECT address, kind, active, EXISTS (SELECT 1 FROM account_owner o WHERE o.address = a.address) AS kept"
                        + " FROM account a WHERE address IN ",
                addresses,
                row -> mailboxes.put(
                        row.getString("address"),
                        new Mailbox(
                                Account.Kind.valueOf(row.getString("kind")),
                                row.getBoolean("active"),
                                row.getBoolean("kept"))));
        sql.among(
                "SELECT login, address FROM account_login WHERE login IN ",
                names,
                row -> mailboxByName.put(row.getString(1), row.getString(2)));
        sql.among("SELECT contact_address, id FROM person WHERE contact_address IN ", custodians, row -> {
            UUID person = UUID.fromString(row.getString("id"));
            // Nobody can tell which of two is meant.
            if (!person.equals(persons.getOrDefault(row.getString("contact_address"), person))) {
                shared.add(row.getString("contact_address"));
            }
            return persons.put(row.getString("contact_address"), person);
        });
        persons.keySet().removeAll(shared);
        // Whose mailbox it is counts more than who has an address of that name at the provider.
        sql.among(
                "SELECT address, person_id FROM account_owner WHERE role = 'OWNER' AND address IN ",
                custodians,
                row -> {
                    shared.remove(row.getString(1));
                    return persons.put(row.getString(1), UUID.fromString(row.getString(2)));
                });
        keepers = new HashSet<>(sql.among(
                "SELECT CONCAT(address, ' ', person_id) FROM account_owner WHERE address IN ",
                addresses,
                row -> row.getString(1)));
        keepAddress = renameMailbox.refused(
                wishes.stream().flatMap(wish -> wish.renaming().stream()).toList());
    }

    static Standing of(Sql sql, Collection<Wish> wishes, RenameMailbox renameMailbox) throws SQLException {
        return new Standing(sql, wishes, renameMailbox);
    }

    boolean serves(String domain) {
        return domains.contains(domain);
    }

    Optional<Mailbox> mailbox(MailAddress address) {
        return Optional.ofNullable(mailboxes.get(address.toString()));
    }

    /** Why a mailbox cannot be renamed now. */
    Optional<Why> keepsAddress(MailAddress former) {
        return Optional.ofNullable(keepAddress.get(former)).map(Why::of);
    }

    /** The mailbox that a name leads to. */
    Optional<String> named(String name) {
        return Optional.ofNullable(mailboxByName.get(name));
    }

    Optional<UUID> person(MailAddress address) {
        return Optional.ofNullable(persons.get(address.toString()));
    }

    /** By persons who are no owner of a mailbox of that name. */
    boolean sharedBySeveral(MailAddress address) {
        return shared.contains(address.toString());
    }

    boolean keeps(UUID person, MailAddress mailbox) {
        return keepers.contains(mailbox + " " + person);
    }
}
