package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MailboxDirectory.Mailbox;
import latchkey.mailserver.OutsideTransactions;
import latchkey.mailserver.mailcow.report.SaslRow;
import latchkey.shared.MailAddress;

/**
 * A mailcow's own database, read by a user who sees a few columns of it. It knows who has a second factor, which the API
 * does not tell. A connection for each question, so that a mailcow that is restarted is none of the portal's business.
 */
public final class MailcowDatabase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITSELF = "mailcow";
    private static final long AN_HOUR = 3_600;

    private static final String MAILBOXES = "SELECT m.username, m.name, m.active, m.authsource, m.attributes,"
            + " EXISTS (SELECT 1 FROM tfa t WHERE t.username = m.username AND t.active = 1) AS second_factor"
            + " FROM mailbox m WHERE m.username IN ";

    /**
     * Its times are of the zone of its server, whichever that is, and so is this clock. In autumn one hour comes twice:
     * then a row is told with both of its times, and it is looked an hour further back.
     */
    private static final String ROWS = """
            SELECT service, app_password, username, real_rip, UNIX_TIMESTAMP(datetime) AS at,
                FROM_UNIXTIME(UNIX_TIMESTAMP(datetime) - 3600) = datetime AS is_second,
                FROM_UNIXTIME(UNIX_TIMESTAMP(datetime) + 3600) = datetime AS is_first
            FROM sasl_log
            WHERE datetime >= FROM_UNIXTIME(?) - INTERVAL
                IF(TIMESTAMPDIFF(SECOND, FROM_UNIXTIME(?), NOW()) < UNIX_TIMESTAMP() - ? - 1800, 1, 0) HOUR
            ORDER BY datetime DESC LIMIT ?
            """;

    private final String url;
    private final String user;
    private final Path passwordFile;

    MailcowDatabase(String url, String user, Path passwordFile) {
        this.url = url;
        this.user = user;
        this.passwordFile = passwordFile;
    }

    /** @throws IllegalArgumentException if it is only half set up */
    static Optional<MailcowDatabase> of(Mailcow mailcow) {
        return mailcow.settings()
                .databaseUrl()
                .map(url -> new MailcowDatabase(
                        url,
                        mailcow.settings().databaseUser(),
                        mailcow.settings()
                                .databasePasswordFile()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "latchkey.mailcow." + mailcow.key() + ".database-password-file is not set"))));
    }

    /** @param clock of the database, in milliseconds since 1970 */
    public record Rows(List<SaslRow> rows, long clock) {}

    /** The newest first. */
    public Rows sasl(long since, int most) {
        return asked(connection -> {
            List<SaslRow> rows = new ArrayList<>();
            try (PreparedStatement find = connection.prepareStatement(ROWS)) {
                find.setLong(1, since);
                find.setLong(2, since);
                find.setLong(3, since);
                find.setInt(4, most);
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        rows.add(new SaslRow(
                                row.getString("service"),
                                row.getInt("app_password"),
                                row.getString("username"),
                                row.getString("real_rip"),
                                row.getLong("at") - (row.getBoolean("is_second") ? AN_HOUR : 0),
                                row.getLong("at") + (row.getBoolean("is_first") ? AN_HOUR : 0)));
                    }
                }
            }
            return new Rows(rows, clock(connection));
        });
    }

    /** Those of these that there are. */
    public List<Mailbox> mailboxes(Collection<MailAddress> addresses) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        String marks = addresses.stream().map(one -> "?").collect(Collectors.joining(",", "(", ")"));
        return asked(connection -> {
            List<Mailbox> found = new ArrayList<>();
            try (PreparedStatement find = connection.prepareStatement(MAILBOXES + marks)) {
                int column = 1;
                for (MailAddress address : addresses) {
                    find.setString(column++, address.toString());
                }
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        mailbox(row).ifPresent(found::add);
                    }
                }
            }
            return found;
        });
    }

    Set<MailAddress> secondFactors(String domain) {
        return asked(connection -> {
            Set<MailAddress> found = new HashSet<>();
            try (PreparedStatement find = connection.prepareStatement(
                    "SELECT DISTINCT t.username FROM tfa t JOIN mailbox m ON m.username = t.username"
                            + " WHERE m.domain = ? AND t.active = 1")) {
                find.setString(1, domain);
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        MailAddress.parse(row.getString(1)).ifPresent(found::add);
                    }
                }
            }
            return found;
        });
    }

    private static Optional<Mailbox> mailbox(ResultSet row) throws SQLException {
        String source = row.getString("authsource");
        boolean secondFactor = row.getBoolean("second_factor");
        String name = row.getString("name");
        boolean active = row.getInt("active") == 1;
        ObjectNode like = JSON.createObjectNode();
        try {
            like.set(
                    "attributes",
                    JSON.readTree(
                            Optional.ofNullable(row.getString("attributes")).orElse("{}")));
        } catch (JsonProcessingException broken) {
            throw new SQLException("attributes of a mailbox are no JSON");
        }
        // With a directory or provider behind it mailcow takes the main password for all its own second factor.
        return MailAddress.parse(row.getString("username"))
                .map(address -> new Mailbox(
                        address,
                        name == null ? "" : name,
                        active,
                        source,
                        Optional.of(source.equals(ITSELF) && secondFactor),
                        ProtocolAccess.takenBy(like)));
    }

    private static long clock(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("SELECT UNIX_TIMESTAMP(NOW(3)) * 1000");
                ResultSet row = ask.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private interface Question<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        OutsideTransactions.require();
        Properties settings = new Properties();
        settings.put("user", user);
        settings.put("password", password());
        settings.put("connectTimeout", "2000");
        settings.put("socketTimeout", "5000");
        try (Connection connection = DriverManager.getConnection(url, settings)) {
            return question.on(connection);
        } catch (SQLException failed) {
            throw new Unreachable("mailcow's database does not answer: " + failed.getMessage(), failed);
        }
    }

    private String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new Unreachable("the file of the database password cannot be read: " + passwordFile, unreadable);
        }
    }
}
