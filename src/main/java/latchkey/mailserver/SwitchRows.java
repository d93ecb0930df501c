package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** What is to be switched at a mail server, what has been, and how it was before. */
@ApplicationScoped
class SwitchRows {
    static final int AT_ONCE = 200;

    /** In no order: those that the server says no to must not hold up the others for ever. */
    private static final String SOME = " ORDER BY RAND() LIMIT " + AT_ONCE;

    private static final String TO_REFUSE = "SELECT a.address, s.taken_before FROM account a"
            + " JOIN domain d ON d.name = a.domain JOIN dovecot_account v ON v.login = a.address"
            + " LEFT JOIN main_password_switch s ON s.mail_server = d.mail_server AND s.address = a.address"
            + " WHERE d.mail_server = ? AND v.main_password_refused AND NOT COALESCE(s.done, FALSE)"
            + SOME;

    /** Also of a mailbox that has gone, or has moved to another mail server. */
    private static final String TO_ALLOW = "SELECT s.address, s.taken_before FROM main_password_switch s"
            + " LEFT JOIN dovecot_account v ON v.login = s.address LEFT JOIN account a ON a.address = s.address"
            + " LEFT JOIN domain d ON d.name = a.domain WHERE s.mail_server = ?"
            + " AND NOT (COALESCE(v.main_password_refused, FALSE) AND COALESCE(d.mail_server, '') = s.mail_server)"
            + SOME;

    private final DataSource dataSource;
    private final Clock clock;

    SwitchRows(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param before empty if it was never looked at */
    record Due(MailAddress address, Optional<Set<String>> before) {}

    List<Due> toRefuse(String mailServer) throws SQLException {
        return due(TO_REFUSE, mailServer);
    }

    List<Due> toAllow(String mailServer) throws SQLException {
        return due(TO_ALLOW, mailServer);
    }

    /** Before anything is switched: an answer that is lost must not take it along. */
    void remember(MailAddress address, String mailServer, Set<String> before) throws SQLException {
        change(
                "INSERT IGNORE INTO main_password_switch (address, mail_server, taken_before, asked_at) VALUES (?, ?, ?, ?)",
                address.toString(),
                mailServer,
                String.join(",", new TreeSet<>(before)),
                Utc.column(clock.instant()));
    }

    void done(String mailServer, MailAddress address, boolean done) throws SQLException {
        change(
                "UPDATE main_password_switch SET done = ? WHERE mail_server = ? AND address = ?",
                done,
                mailServer,
                address.toString());
    }

    void forget(String mailServer, MailAddress address) throws SQLException {
        change(
                "DELETE FROM main_password_switch WHERE mail_server = ? AND address = ?",
                mailServer,
                address.toString());
    }

    /** Those of these that should be refused by now. */
    List<MailAddress> refusedAmong(String mailServer, Collection<MailAddress> addresses) throws SQLException {
        List<MailAddress> refused = new ArrayList<>();
        for (Due one : due(
                "SELECT address, taken_before FROM main_password_switch WHERE mail_server = ? AND done", mailServer)) {
            if (addresses.contains(one.address())) {
                refused.add(one.address());
            }
        }
        return refused;
    }

    List<String> domains(String mailServer) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> {
            try (PreparedStatement find =
                    connection.prepareStatement("SELECT name FROM domain WHERE mail_server = ?")) {
                find.setString(1, mailServer);
                List<String> names = new ArrayList<>();
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        names.add(row.getString(1));
                    }
                }
                return names;
            }
        });
    }

    private List<Due> due(String query, String mailServer) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> {
            try (PreparedStatement find = connection.prepareStatement(query)) {
                find.setString(1, mailServer);
                List<Due> due = new ArrayList<>();
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        due.add(new Due(
                                MailAddress.of(row.getString(1)),
                                Optional.ofNullable(row.getString(2)).map(SwitchRows::ways)));
                    }
                }
                return due;
            }
        });
    }

    private static Set<String> ways(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(",", -1));
    }

    private void change(String statement, Object... values) throws SQLException {
        var unused = ShortTransaction.in(dataSource, connection -> execute(connection, statement, values));
    }

    private static int execute(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            return change.executeUpdate();
        }
    }
}
