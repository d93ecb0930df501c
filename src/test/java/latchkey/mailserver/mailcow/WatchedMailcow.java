package latchkey.mailserver.mailcow;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.mailcow.MailcowStub;
import latchkey.mailcow.StubMailbox;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.TrialLogins;
import latchkey.mailserver.mailcow.report.Habits;
import latchkey.mailserver.mailcow.report.MailcowReaders;
import latchkey.mailserver.mailcow.report.ReadMailcow;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.OwnSchema;

/** A mailcow of one test, which serves a domain of its own and is read when the test says so. */
final class WatchedMailcow implements AutoCloseable {
    private static final Duration JUDGED_WITHIN = Duration.ofSeconds(20);

    static final Habits HABITS =
            new Habits(ZoneOffset.UTC, Duration.ofMinutes(5), Duration.ofMillis(900), Set.of("172.22.1.248"));

    final MailcowStub stub = MailcowStub.start();
    final String key = "mc-" + UUID.randomUUID().toString().substring(0, 8);
    final String domain = key + ".test";
    private final OwnSchema schema = ReadingPortal.schema();
    private final MailcowReaders readers;
    private final SecretMarks marks;
    private ReadMailcow reader;

    WatchedMailcow(MailcowReaders readers, SecretMarks marks) {
        this.readers = readers;
        this.marks = marks;
        this.reader = freshReader(ZoneOffset.UTC, Optional.empty());
        change("INSERT INTO domain (name, mail_server) VALUES (?, ?)", domain, key);
    }

    /** Another replica, or the same portal after its start. */
    ReadMailcow freshReader(ZoneId zone, Optional<MailcowDatabase> database) {
        MailcowLogs logs = MailcowLogs.of(
                key,
                Settings.of(
                        stub,
                        MailcowStub.writeKey(
                                MailcowStub.KEY, ReadingPortal.folder().resolve(key))),
                Clock.systemUTC());
        reader = readers.of(
                key, logs, database, new Habits(zone, HABITS.remembersFor(), HABITS.every(), HABITS.webmail()));
        return reader;
    }

    /** As a mail server of the portal, with the clock of this machine. */
    MailcowMailServer server(String jdbcUrl) {
        Settings settings = Settings.of(
                        stub,
                        MailcowStub.writeKey(
                                MailcowStub.KEY, ReadingPortal.folder().resolve(key)))
                .reading(jdbcUrl);
        Mailcow mailcow = new Mailcow(key, settings, new MailcowApi(key, settings, Replicas.NONE, Clock.systemUTC()));
        return new MailcowMailServer(
                mailcow, new SecondFactorsOfDatabase(), TrialLogins.overNetwork(Optional.empty()), Clock.systemUTC());
    }

    String address(String name) {
        return name + "@" + domain;
    }

    /** At mailcow and at the portal. */
    StubMailbox mailbox(String name) {
        change("INSERT INTO account (address, domain, kind) VALUES (?, ?, 'PERSON')", address(name), domain);
        change("INSERT INTO account_login (login, address) VALUES (?, ?)", address(name), address(name));
        StubMailbox mailbox = stub.state().addMailbox(address(name), "main of " + name);
        describe(name, false);
        return mailbox;
    }

    /** As the list of all mailboxes and mailcow's database have told, for an hour. */
    void describe(String name, boolean secondFactor) {
        change(
                "REPLACE INTO known_mailbox (address, domain, mail_server, active, password_kept_by, second_factor,"
                        + " second_factor_since, takes_main_password, seen_at) VALUES (?, ?, ?, TRUE, 'mailcow', ?,"
                        + " IF(?, UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, NULL),"
                        + " 'dav,eas,imap,pop3,sieve,smtp,webmail', UTC_TIMESTAMP(3))",
                address(name),
                domain,
                key,
                secondFactor,
                secondFactor);
    }

    /** Of the portal, published an hour ago. */
    KnownAppPassword appPassword(String name, String label, String... protocols) {
        KnownAppPassword made = KnownAppPassword.any();
        int id = stub.state()
                .addAppPassword(address(name), label, made.hash(), List.of(protocols))
                .id();
        change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, handle, mark, form_id) VALUES (?, ?, ?, ?, ?, 'other', ?, 'live',"
                        + " '00000000-0000-4000-8000-0000000000aa', UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,"
                        + " UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, ?, ?, UUID())",
                made.id().toString(),
                address(name),
                made.selector(),
                made.hash(),
                label,
                String.join(",", protocols),
                Integer.toString(id),
                marks.of("mailcow", made.text()).orElseThrow());
        return made;
    }

    void retire(KnownAppPassword appPassword) {
        stub.state()
                .removeAppPassword(Integer.parseInt(text(
                        "SELECT handle FROM app_password WHERE id = ?",
                        appPassword.id().toString())));
        change(
                "UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
                appPassword.id().toString());
    }

    /** Reads all logs, and waits until what they told is judged. */
    void read() {
        try {
            reader.round();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        await().atMost(JUDGED_WITHIN)
                .until(() -> rows("SELECT id FROM login_report WHERE source = ?", key)
                        .isEmpty());
    }

    /** A quarter of a minute later: nothing waits for another line any more. */
    void readLater() {
        stub.clock().forward(Duration.ofSeconds(13));
        read();
    }

    /** Of what was refused: {@code name protocol outcome reason certainty tries}, in the order of the alphabet. */
    List<String> refused() {
        return rows(
                "SELECT CONCAT_WS(' ', SUBSTRING_INDEX(login, '@', 1), protocol, outcome, reason, certainty, COUNT(*))"
                        + " FROM login_attempt WHERE source = ? AND trial = FALSE"
                        + " GROUP BY login, protocol, outcome, reason, certainty ORDER BY 1",
                key);
    }

    /** Of what was let in: {@code name protocol password logins trials}. */
    List<String> letIn() {
        return rows(
                "SELECT CONCAT_WS(' ', SUBSTRING_INDEX(u.address, '@', 1), u.protocol, COALESCE(p.label,"
                        + " IF(u.app_password_id = '', 'main', u.app_password_id)), SUM(logins), SUM(trials))"
                        + " FROM login_use u LEFT JOIN app_password p ON CAST(p.id AS CHAR) = u.app_password_id"
                        + " WHERE u.source = ? GROUP BY u.address, u.protocol, u.app_password_id ORDER BY 1",
                key);
    }

    String source(String column, String log) {
        return text("SELECT " + column + " FROM report_source WHERE mail_server = ? AND log = ?", key, log);
    }

    String text(String sql, Object... values) {
        return rows(sql, values).get(0);
    }

    /** The first column. */
    List<String> rows(String sql, Object... values) {
        try (Connection connection = schema.connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, values);
            List<String> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(String.valueOf(row.getString(1)));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    int change(String sql, Object... values) {
        try (Connection connection = schema.connect();
                PreparedStatement change = connection.prepareStatement(sql)) {
            bind(change, values);
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() {
        stub.close();
    }
}
