package latchkey.operations.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database that is not there, is too old, lets one of the two users not in, or would lose login reports. */
final class Database implements Check {
    static final String ISOLATION = "quarkus.datasource.jdbc.transaction-isolation-level";

    static final String OWNERS_PASSWORD = "latchkey.database.owner.password";

    private static final String URL = "latchkey.database.url";
    private static final String GRANTS = "deployment/dovecot/grants.sql";
    private static final String TIMEOUT_MILLIS = "5000";
    private static final int WRONG_PASSWORD = 1045;
    private static final int NO_RIGHT_TO_DATABASE = 1044;
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_RIGHT_TO_TABLE = 1142;
    private static final int NO_SUCH_TABLE = 1146;
    private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?([0-9]+)\\.([0-9]+)\\..*MariaDB.*");
    private static final int THOUSAND = 1000;
    private static final int OLDEST = 10 * THOUSAND + 11;

    @Override
    public List<Fault> faults(Given given) {
        List<Fault> faults = new ArrayList<>();
        given.text(ISOLATION).flatMap(Database::isolation).ifPresent(faults::add);
        Optional<String> url = given.text(URL);
        if (url.isEmpty()) {
            faults.add(new Fault(URL, "is missing", "Set it to jdbc:mariadb://HOST:3306/latchkey"));
        } else if (!url.get().startsWith("jdbc:mariadb:")) {
            faults.add(
                    new Fault(URL, "does not begin with jdbc:mariadb:", "Set it to jdbc:mariadb://HOST:3306/latchkey"));
        } else {
            asked(given, url.get()).ifPresent(faults::add);
        }
        return faults;
    }

    /** The owner first: before the first migration the portal's user has no right to anything yet. */
    private static Optional<Fault> asked(Given given, String url) {
        Optional<Fault> owners = given.text(OWNERS_PASSWORD).flatMap(password -> ownersFault(given, url, password));
        return owners.isPresent()
                ? owners
                : given.text("latchkey.database.password").flatMap(password -> portalsFault(given, url, password));
    }

    private static Optional<Fault> ownersFault(Given given, String url, String password) {
        String user = given.text("latchkey.database.owner.user", "latchkey_owner");
        try (Connection connection = connect(url, user, password)) {
            return tooOld(one(connection, "SELECT VERSION()"));
        } catch (SQLException failed) {
            return Optional.of(because(failed, url, OWNERS_PASSWORD, user));
        }
    }

    private static Optional<Fault> portalsFault(Given given, String url, String password) {
        boolean ownerDoesIt = given.text(OWNERS_PASSWORD).isPresent();
        String user = given.text("latchkey.database.user", "latchkey");
        try (Connection connection = connect(url, user, password)) {
            Optional<Fault> old = tooOld(one(connection, "SELECT VERSION()"));
            if (old.isPresent()) {
                return old;
            }
            // As the pool of connections will.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Optional<Fault> forced = forced(one(connection, "SELECT @@SESSION.tx_isolation"));
            if (forced.isEmpty() && !ownerDoesIt) {
                one(connection, "SELECT 1 FROM flyway_schema_history LIMIT 1");
            }
            return forced;
        } catch (SQLException failed) {
            return switch (failed.getErrorCode()) {
                case NO_RIGHT_TO_TABLE, NO_SUCH_TABLE -> Optional.of(noTables());
                case NO_RIGHT_TO_DATABASE -> ownerDoesIt ? Optional.empty() : Optional.of(noTables());
                default -> Optional.of(because(failed, url, "latchkey.database.password", user));
            };
        }
    }

    /** Which of them are missing in particular is told a little later, once there are some. */
    private static Fault noTables() {
        return new Fault(
                OWNERS_PASSWORD,
                "is missing, and the tables that this version needs are not there",
                "Run \"java -jar quarkus-run.jar migrate\" with it first, or set it here as well; if the database is not there"
                        + " at all, run " + GRANTS + " before");
    }

    private static Fault because(SQLException failed, String url, String password, String user) {
        return switch (failed.getErrorCode()) {
            case WRONG_PASSWORD ->
                new Fault(
                        password,
                        "is not the password of " + user + ": the database refused it (error 1045)",
                        "Set it to the one that " + GRANTS + " was run with, or run " + GRANTS
                                + " again with this one");
            case NO_SUCH_DATABASE, NO_RIGHT_TO_DATABASE ->
                new Fault(
                        URL,
                        "names a database that is not there, or to which " + user + " has no right (error "
                                + failed.getErrorCode() + ")",
                        "Run " + GRANTS + " on that server, or correct the name at the end");
            default ->
                new Fault(
                        URL,
                        "leads to no database: " + withoutQuery(url) + " answers "
                                + String.valueOf(failed.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("nothing"),
                        "See that MariaDB runs there, listens on that address and is not behind a firewall");
        };
    }

    static Optional<Fault> tooOld(String version) {
        Matcher known = VERSION.matcher(version);
        boolean good = known.matches()
                && Integer.parseInt(known.group(1)) * THOUSAND + Integer.parseInt(known.group(2)) >= OLDEST;
        return good
                ? Optional.empty()
                : Optional.of(new Fault(
                        URL,
                        "leads to a database that is too old or no MariaDB: " + version,
                        "Use MariaDB 10.11 or later"));
    }

    private static Optional<Fault> isolation(String level) {
        return level.toLowerCase(Locale.ROOT).replace('_', '-').equals("read-committed")
                ? Optional.empty()
                : Optional.of(new Fault(
                        ISOLATION,
                        "is " + level
                                + ", under which reading the inbox blocks mail servers and their reports are lost",
                        "Take it out: the portal sets read-committed itself"));
    }

    private static Optional<Fault> forced(String level) {
        return level.equals("READ-COMMITTED")
                ? Optional.empty()
                : Optional.of(new Fault(
                        URL,
                        "leads to a database that forces the isolation level " + level
                                + " on the portal, so that login reports are lost",
                        "Look for init_connect or a proxy that sets it, and take that out"));
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", TIMEOUT_MILLIS);
        login.setProperty("socketTimeout", TIMEOUT_MILLIS);
        Connection connection = new org.mariadb.jdbc.Driver().connect(url, login);
        if (connection == null) {
            throw new SQLException("an address that the driver does not understand");
        }
        return connection;
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
