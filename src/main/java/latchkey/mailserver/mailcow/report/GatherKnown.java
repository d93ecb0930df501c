package latchkey.mailserver.mailcow.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.mailserver.MailboxDirectory;
import latchkey.mailserver.PublishedAppPasswords;
import latchkey.mailserver.PublishedAppPasswords.Published;

/** Looks up what is known of those whose logins are told, in few questions however many there are. */
@ApplicationScoped
class GatherKnown {
    private final KnownMailboxes mailboxes;
    private final PublishedAppPasswords appPasswords;
    private final ReportKeys keys;
    private final DataSource dataSource;

    GatherKnown(KnownMailboxes mailboxes, PublishedAppPasswords appPasswords, ReportKeys keys, DataSource dataSource) {
        this.mailboxes = mailboxes;
        this.appPasswords = appPasswords;
        this.keys = keys;
        this.dataSource = dataSource;
    }

    /** In the caller's transaction, in which what mailcow's database has said is kept too. */
    WhatIsKnown of(Round round, List<RefusedLogin> refused) throws SQLException {
        Set<String> all = round.names();
        Set<String> served =
                served(round.mailServer(), all.stream().map(WhatIsKnown::domain).collect(Collectors.toSet()));
        Set<String> names = all.stream()
                .filter(name -> served.contains(WhatIsKnown.domain(name)))
                .collect(Collectors.toSet());
        if (round.mailboxes().isPresent()) {
            List<MailboxDirectory.Mailbox> ours = round.mailboxes().get().stream()
                    .filter(mailbox -> served.contains(mailbox.address().domain()))
                    .toList();
            mailboxes.keep(round.mailServer(), ours, round.now());
        }
        Set<Long> marks = refused.stream()
                .map(RefusedLogin::digits)
                .filter(Objects::nonNull)
                .flatMap(digits -> keys.key().any().map(key -> key.mark(digits)))
                .collect(Collectors.toSet());
        Set<String> handles = round.sasl().stream()
                .flatMap(rows -> rows.rows().stream())
                .filter(row -> !row.byMainPassword())
                .map(row -> Integer.toString(row.appPassword()))
                .collect(Collectors.toSet());
        return new WhatIsKnown(
                mailboxes.of(names).stream().collect(Collectors.toMap(KnownMailbox::address, Function.identity())),
                served,
                // Where its database was asked, whoever is not there is nobody.
                round.mailboxes().isPresent() ? served : new HashSet<>(mailboxes.listedDomains(served)),
                accounts(names),
                grouped(
                        appPasswords.withMarks(round.mailServer(), marks),
                        one -> one.mark().orElseThrow()),
                grouped(
                        appPasswords.withHandles(round.mailServer(), handles),
                        one -> one.handle().orElseThrow()));
    }

    private static <K> Map<K, List<Published>> grouped(List<Published> all, Function<Published, K> by) {
        return all.stream().collect(Collectors.groupingBy(by));
    }

    private Set<String> served(String mailServer, Set<String> domains) throws SQLException {
        Set<String> served = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT name FROM domain WHERE mail_server = ?")) {
            find.setString(1, mailServer);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    served.add(rows.getString(1));
                }
            }
        }
        served.retainAll(domains);
        return served;
    }

    /** With whether their main password is refused by the portal's own rule. */
    private Map<String, Boolean> accounts(Collection<String> names) throws SQLException {
        Map<String, Boolean> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        String marks = names.stream().map(name -> "?").collect(Collectors.joining(",", "(", ")"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT address, MAX(main_password_refused) FROM dovecot_account WHERE address IN " + marks
                                + " GROUP BY address")) {
            int column = 1;
            for (String name : names) {
                find.setString(column++, name);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getBoolean(2));
                }
            }
        }
        return found;
    }
}
