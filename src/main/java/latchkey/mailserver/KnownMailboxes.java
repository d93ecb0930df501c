package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/** What mail servers have said of their mailboxes. It may be some minutes old. */
@ApplicationScoped
public class KnownMailboxes {
    // While it could not be read it may have been off: what is known of it begins anew.
    private static final String KEEP = """
            INSERT INTO known_mailbox (address, domain, mail_server, active, password_kept_by, second_factor,
                second_factor_since, second_factor_off, takes_main_password, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                second_factor_since = CASE
                    WHEN VALUES(second_factor) = TRUE THEN COALESCE(second_factor_since, VALUES(seen_at))
                    ELSE NULL END,
                second_factor_off = COALESCE(VALUES(second_factor_off), second_factor_off),
                second_factor = VALUES(second_factor),
                mail_server = VALUES(mail_server), active = VALUES(active), password_kept_by = VALUES(password_kept_by),
                takes_main_password = VALUES(takes_main_password), seen_at = VALUES(seen_at)
            """;

    private static final String MISSING = "FROM known_mailbox WHERE domain = ? AND seen_at < ?";

    private static final String STRANGERS = "SELECT k.address FROM known_mailbox k LEFT JOIN account_login l"
            + " ON l.login = k.address WHERE k.domain = ? AND k.active AND l.login IS NULL ORDER BY k.address";

    /** Of a list in which so many are missing it is likelier that the list is wrong. */
    private static final int BELIEVED = 3;

    private static final String FIND = "SELECT * FROM known_mailbox WHERE ";

    private final DataSource dataSource;

    KnownMailboxes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional
    public Optional<KnownMailbox> of(MailAddress address) {
        return inTransaction(() -> of(List.of(address.toString())).stream().findFirst());
    }

    @Transactional
    public List<KnownMailbox> ofDomain(String domain) {
        return inTransaction(() -> found(FIND + "domain = ? ORDER BY address", List.of(domain)));
    }

    /** In the caller's transaction. */
    public List<KnownMailbox> of(Collection<String> addresses) throws SQLException {
        return addresses.isEmpty()
                ? List.of()
                : found(
                        FIND + "address IN ("
                                + addresses.stream().map(one -> "?").collect(Collectors.joining(",")) + ")",
                        addresses);
    }

    /** Of these, those of which any mailbox is known. In the caller's transaction. */
    public List<String> listedDomains(Collection<String> domains) throws SQLException {
        List<String> listed = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find =
                        connection.prepareStatement("SELECT 1 FROM known_mailbox WHERE domain = ? LIMIT 1")) {
            for (String domain : domains) {
                find.setString(1, domain);
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        listed.add(domain);
                    }
                }
            }
        }
        return listed;
    }

    /** In the caller's transaction. */
    public void keep(String mailServer, Collection<MailboxDirectory.Mailbox> mailboxes, Instant now)
            throws SQLException {
        if (mailboxes.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (MailboxDirectory.Mailbox mailbox : mailboxes) {
                int column = 1;
                keep.setString(column++, mailbox.address().toString());
                keep.setString(column++, mailbox.address().domain());
                keep.setString(column++, mailServer);
                keep.setBoolean(column++, mailbox.active());
                keep.setString(column++, mailbox.passwordKeptBy());
                keep.setObject(column++, mailbox.secondFactor().orElse(null));
                keep.setObject(column++, is(mailbox, true) ? Utc.column(now) : null);
                keep.setObject(column++, is(mailbox, false) ? Utc.column(now) : null);
                keep.setString(column++, KnownMailbox.joined(mailbox.takesMainPassword()));
                keep.setObject(column, Utc.column(now));
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /**
     * Takes those for removed that a whole list has not named. In the caller's transaction, in which what it named was
     * kept; a list that is empty, or lacks more than a few and more than a quarter, removes nothing.
     *
     * @param asked when the list was asked for
     * @return how many it has not named and are kept all the same
     */
    public int removeMissing(String domain, Instant asked) throws SQLException {
        Object[] which = {domain, Utc.column(asked.truncatedTo(ChronoUnit.MILLIS))};
        try (Connection connection = dataSource.getConnection()) {
            int missing = count(connection, "SELECT COUNT(*) " + MISSING, which);
            int all = count(connection, "SELECT COUNT(*) FROM known_mailbox WHERE domain = ?", domain);
            if (missing == all || (missing > BELIEVED && missing * 4 > all)) {
                return missing;
            }
            try (PreparedStatement remove = connection.prepareStatement("DELETE " + MISSING)) {
                bind(remove, which);
                remove.executeUpdate();
                return 0;
            }
        }
    }

    /**
     * Mailboxes of a domain that are in use and that the portal has under no name. In the caller's transaction; one question,
     * for nearly always the answer is none.
     */
    public List<MailAddress> strangers(String domain) throws SQLException {
        List<MailAddress> strangers = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(STRANGERS)) {
            find.setString(1, domain);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    strangers.add(MailAddress.of(rows.getString(1)));
                }
            }
        }
        return strangers;
    }

    private static int count(Connection connection, String query, Object... values) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(query)) {
            bind(ask, values);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static boolean is(MailboxDirectory.Mailbox mailbox, boolean secondFactor) {
        return mailbox.secondFactor().equals(Optional.of(secondFactor));
    }

    private interface Question<T> {
        T asked() throws SQLException;
    }

    private static <T> T inTransaction(Question<T> question) {
        try {
            return question.asked();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<KnownMailbox> found(String query, Collection<String> values) throws SQLException {
        List<KnownMailbox> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(query)) {
            int column = 1;
            for (String value : values) {
                find.setString(column++, value);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(mailbox(rows));
                }
            }
        }
        return found;
    }

    private static KnownMailbox mailbox(ResultSet row) throws SQLException {
        boolean secondFactor = row.getBoolean("second_factor");
        boolean unknown = row.wasNull();
        return new KnownMailbox(
                row.getString("address"),
                row.getString("mail_server"),
                row.getBoolean("active"),
                row.getString("password_kept_by"),
                unknown ? Optional.empty() : Optional.of(secondFactor),
                instant(row, "second_factor_since"),
                instant(row, "second_factor_off"),
                KnownMailbox.ways(row.getString("takes_main_password")),
                instant(row, "seen_at").orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
