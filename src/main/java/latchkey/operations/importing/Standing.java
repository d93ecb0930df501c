package latchkey.operations.importing;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

/**
 * How things are, for what some lines name.
 *
 * @param custodians whom an address means
 * @param keepers by address and person
 * @param keepAddress which cannot be renamed now
 */
record Standing(
        Set<String> domains,
        Map<String, Mailbox> mailboxes,
        Map<String, Name> names,
        Custodians custodians,
        Set<String> keepers,
        Map<MailAddress, Refusal.Why> keepAddress) {
    /** @param kept whether it is anybody's */
    record Mailbox(Account.Kind kind, boolean active, boolean kept) {}

    /**
     * A name to log in by.
     *
     * @param forATime whether it ends by itself, as a former address does
     */
    record Name(String mailbox, boolean forATime) {}

    /** @param shared by persons who are no owner of a mailbox of that name */
    record Custodians(Map<String, UUID> persons, Set<String> shared) {}

    static Standing of(Sql sql, Collection<Wish> wishes, RenameMailbox renameMailbox) throws SQLException {
        Set<String> addresses = texts(
                wishes.stream().flatMap(wish -> Stream.concat(Stream.of(wish.address()), wish.renamedFrom().stream())));
        return new Standing(
                domains(sql, wishes),
                mailboxes(sql, addresses),
                names(sql, wishes),
                custodians(sql, wishes),
                keepers(sql, addresses),
                renameMailbox.refused(wishes.stream()
                        .flatMap(wish -> wish.renaming().stream())
                        .toList()));
    }

    private static Set<String> texts(Stream<MailAddress> addresses) {
        return addresses.map(MailAddress::toString).collect(Collectors.toSet());
    }

    private static Set<String> domains(Sql sql, Collection<Wish> wishes) throws SQLException {
        return new HashSet<>(sql.among(
                "SELECT name FROM domain WHERE name IN ",
                wishes.stream().map(wish -> wish.address().domain()).collect(Collectors.toSet()),
                row -> row.getString(1)));
    }

    private static Map<String, Mailbox> mailboxes(Sql sql, Set<String> addresses) throws SQLException {
        Map<String, Mailbox> mailboxes = new HashMap<>();
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
        return mailboxes;
    }

    private static Map<String, Name> names(Sql sql, Collection<Wish> wishes) throws SQLException {
        Map<String, Name> names = new HashMap<>();
        sql.among(
                "SELECT login, address, until IS NOT NULL AS for_a_time FROM account_login WHERE login IN ",
                wishes.stream().flatMap(wish -> wish.names().stream()).collect(Collectors.toSet()),
                row -> names.put(
                        row.getString("login"), new Name(row.getString("address"), row.getBoolean("for_a_time"))));
        return names;
    }

    private static Custodians custodians(Sql sql, Collection<Wish> wishes) throws SQLException {
        Set<String> asked = texts(wishes.stream().flatMap(wish -> wish.custodians().stream()));
        Map<String, UUID> persons = new HashMap<>();
        Set<String> shared = new HashSet<>();
        List<Map.Entry<String, UUID>> contacts = sql.among(
                "SELECT contact_address, id FROM person WHERE contact_address IN ",
                asked,
                row -> Map.entry(row.getString("contact_address"), UUID.fromString(row.getString("id"))));
        contacts.forEach(contact -> {
            UUID other = persons.put(contact.getKey(), contact.getValue());
            // Nobody can tell which of two is meant.
            if (other != null && !other.equals(contact.getValue())) {
                shared.add(contact.getKey());
            }
        });
        persons.keySet().removeAll(shared);
        // Whose mailbox it is counts more than who has an address of that name at the provider.
        sql.among("SELECT address, person_id FROM account_owner WHERE role = 'OWNER' AND address IN ", asked, row -> {
            shared.remove(row.getString(1));
            return Optional.ofNullable(persons.put(row.getString(1), UUID.fromString(row.getString(2))));
        });
        return new Custodians(persons, shared);
    }

    private static Set<String> keepers(Sql sql, Set<String> addresses) throws SQLException {
        return new HashSet<>(sql.among(
                "SELECT CONCAT(address, ' ', person_id) FROM account_owner WHERE address IN ",
                addresses,
                row -> row.getString(1)));
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
        return Optional.ofNullable(names.get(name)).map(Name::mailbox);
    }

    /** Whether a name leads to its mailbox for good. */
    boolean isLasting(String name) {
        return Optional.ofNullable(names.get(name))
                .filter(one -> !one.forATime())
                .isPresent();
    }

    Optional<UUID> person(MailAddress address) {
        return Optional.ofNullable(custodians.persons().get(address.toString()));
    }

    /** By persons who are no owner of a mailbox of that name. */
    boolean sharedBySeveral(MailAddress address) {
        return custodians.shared().contains(address.toString());
    }

    boolean keeps(UUID person, MailAddress mailbox) {
        return keepers.contains(mailbox + " " + person);
    }
}
