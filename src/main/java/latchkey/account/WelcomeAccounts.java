package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;

/**
 * Accounts come by themselves: an address that the mail server has let in or lists as a mailbox, in a domain that is served,
 * is one; and the name that was typed is one of its names. A name never moves from one account to another.
 *
 * <p>Reads first, for nearly everybody is known, and an insert that is ignored would wait for whoever holds the account.
 */
@ApplicationScoped
public class WelcomeAccounts {
    /** A directory may take any tag or prefix for a name of one mailbox. */
    private static final int MOST_LEARNED_NAMES = 20;

    private static final int AT_ONCE = 1_000;

    private final DataSource dataSource;

    WelcomeAccounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A login that the mail server itself has let in.
     *
     * @param login as typed
     * @param address of the mailbox, as the mail server's own password check has it
     */
    public record Accepted(String login, String address) {
        private Optional<MailAddress> mailbox() {
            // What can have a tag is a tag: else each one would become a mailbox where a directory takes all of them.
            return MailAddress.parse(address)
                    .filter(parsed -> parsed.toString().equals(address)
                            && !parsed.localPart().contains("+"));
        }

        /** The mail server looks names up in lower case; what it could not tell in ASCII has a question mark in it. */
        private Optional<String> name() {
            String lower = login.toLowerCase(Locale.ROOT);
            return Optional.of(lower).filter(text -> text.matches("[\\x21-\\x7E&&[^?*+]]{1,254}"));
        }
    }

    /** In the caller's transaction. */
    public void welcome(Collection<Accepted> all) throws SQLException {
        List<Accepted> accepted =
                all.stream().distinct().filter(one -> one.mailbox().isPresent()).toList();
        if (accepted.isEmpty()) {
            return;
        }
        Map<String, String> known = pairs(
                "SELECT login, address FROM account_login WHERE login IN ",
                accepted.stream()
                        .flatMap(one -> Stream.concat(Stream.of(one.address()), one.name().stream()))
                        .collect(Collectors.toSet()));
        Set<String> mailboxes = accepted.stream()
                .map(Accepted::address)
                .filter(address -> address.equals(known.get(address)))
                .collect(Collectors.toCollection(HashSet::new));
        mailboxes.addAll(added(accepted.stream()
                .flatMap(one -> one.mailbox().stream())
                .filter(address -> !known.containsKey(address.toString()))
                .collect(Collectors.toCollection(LinkedHashSet::new))));
        learn(accepted.stream()
                .filter(one -> mailboxes.contains(one.address())
                        && one.name().isPresent()
                        && !one.name().get().equals(one.address())
                        && !known.containsKey(one.name().get()))
                .collect(Collectors.toMap(
                        one -> one.name().orElseThrow(), Accepted::address, (first, second) -> first)));
    }

    /**
     * Mailboxes as a mail server lists them. What is being erased does not come back by that; it would hold up its own
     * erasure. In the caller's transaction.
     */
    public void listed(List<MailAddress> all) throws SQLException {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<MailAddress> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            Set<String> names = some.stream().map(MailAddress::toString).collect(Collectors.toSet());
            Set<String> not = new HashSet<>(pairs("SELECT login, address FROM account_login WHERE login IN ", names)
                    .keySet());
            not.addAll(pairs("SELECT name, name FROM erasure_name WHERE name IN ", names)
                    .keySet());
            var unused = added(some.stream()
                    .filter(address -> !not.contains(address.toString()))
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
    }

    private Set<String> added(Set<MailAddress> strangers) throws SQLException {
        if (strangers.isEmpty()) {
            return Set.of();
        }
        Set<String> served = pairs(
                        "SELECT name, name FROM domain WHERE name IN ",
                        strangers.stream().map(MailAddress::domain).collect(Collectors.toSet()))
                .keySet();
        List<MailAddress> ours = strangers.stream()
                .filter(address -> served.contains(address.domain()))
                .toList();
        insert(
                "INSERT IGNORE INTO account (address, domain, kind) VALUES (?, ?, 'PERSON')",
                ours,
                address -> List.of(address.toString(), address.domain()));
        insert(
                "INSERT IGNORE INTO account_login (login, address) VALUES (?, ?)",
                ours,
                address -> List.of(address.toString(), address.toString()));
        return ours.stream().map(MailAddress::toString).collect(Collectors.toSet());
    }

    private void learn(Map<String, String> addressByName) throws SQLException {
        if (addressByName.isEmpty()) {
            return;
        }
        Map<String, String> counts = pairs(
                "SELECT address, COUNT(*) FROM account_login WHERE learned_at IS NOT NULL AND address IN ",
                new HashSet<>(addressByName.values()),
                " GROUP BY address");
        Map<String, Integer> learned = new HashMap<>();
        counts.forEach((address, count) -> learned.put(address, Integer.parseInt(count)));
        List<Map.Entry<String, String>> within = new ArrayList<>();
        for (Map.Entry<String, String> name : addressByName.entrySet()) {
            if (learned.merge(name.getValue(), 1, Integer::sum) <= MOST_LEARNED_NAMES) {
                within.add(name);
            }
        }
        insert(
                "INSERT IGNORE INTO account_login (login, address, learned_at) VALUES (?, ?, UTC_TIMESTAMP(3))",
                within,
                name -> List.of(name.getKey(), name.getValue()));
    }

    private Map<String, String> pairs(String upToTheList, Set<String> values) throws SQLException {
        return pairs(upToTheList, values, "");
    }

    private Map<String, String> pairs(String upToTheList, Set<String> values, String end) throws SQLException {
        String marks = values.stream().map(value -> "?").collect(Collectors.joining(",", "(", ")"));
        Map<String, String> pairs = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(upToTheList + marks + end)) {
            int column = 1;
            for (String value : values) {
                find.setString(column++, value);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    pairs.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return pairs;
    }

    private <T> void insert(String sql, Collection<T> rows, Function<T, List<String>> values) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (T row : rows) {
                int column = 1;
                for (String value : values.apply(row)) {
                    insert.setString(column++, value);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
