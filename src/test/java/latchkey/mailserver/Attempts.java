package latchkey.mailserver;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.site.Site;

/** Every statement that somebody may try on every table and column of the portal, and on the server. */
final class Attempts {
    /** Command, column, database, role or privilege denied; file; view beyond one's rights; not the definer. */
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1143, 1227, 1356, 1370, 1410, 1698, 1959);

    private static final Set<String> MAY_READ =
            Set.of("dovecot_account", "dovecot_app_password", "dovecot_main_password", "judged_secret");

    /** Not the number of a row, and not its time; no column at all is not denied, and fails for another reason. */
    private static final Map<String, Set<String>> MAY_WRITE = Map.of(
            "judged_secret",
            Set.of("", "address", "fingerprint", "hash_tag", "verdict"),
            "login_report",
            Set.of(
                    "",
                    "source",
                    "login",
                    "address",
                    "protocol",
                    "outcome",
                    "open",
                    "app_password_id",
                    "fingerprint",
                    "remote_ip",
                    "secured",
                    "mechanism",
                    "client_id",
                    "session",
                    "script_version",
                    "lost",
                    "source_time"));

    private static final Pattern READS = Pattern.compile("SELECT .* FROM (\\w+)( LIMIT 1)?");
    private static final Pattern WRITES = Pattern.compile("INSERT INTO (\\w+) \\((\\w*)\\) .*");

    private static final List<String> ON_THE_SERVER = List.of(
            "CREATE TABLE latchkey.mine (id INT)",
            "CREATE TEMPORARY TABLE latchkey.mine (id INT)",
            "CREATE DATABASE mine",
            "DROP DATABASE latchkey",
            "CREATE USER mine",
            "DROP USER latchkey",
            "SET PASSWORD FOR 'latchkey'@'%' = PASSWORD('mine')",
            "GRANT ALL ON *.* TO 'latchkey_dovecot'@'%'",
            "SET ROLE latchkey_views",
            "SET GLOBAL max_connections = 1",
            "CREATE EVENT latchkey.mine ON SCHEDULE EVERY 1 DAY DO SELECT 1",
            "DROP EVENT latchkey.bound_the_inbox",
            "CREATE FUNCTION latchkey.mine() RETURNS INT RETURN 1",
            "CREATE VIEW latchkey.mine AS SELECT 1",
            "SELECT 1 INTO OUTFILE '/tmp/mine'",
            "SELECT * FROM mysql.global_priv",
            "FLUSH PRIVILEGES",
            "SHUTDOWN");

    private Attempts() {}

    static List<String> on(Site site) {
        Stream<String> onTables = columns(site).entrySet().stream()
                .flatMap(table -> Stream.concat(
                        onTable(table.getKey()),
                        table.getValue().stream().flatMap(column -> onColumn(table.getKey(), column))));
        return Stream.concat(onTables, ON_THE_SERVER.stream()).toList();
    }

    static List<String> ofTheContract(Site site) {
        return on(site).stream().filter(Attempts::isOfTheContract).toList();
    }

    private static boolean isOfTheContract(String attempt) {
        Matcher reads = READS.matcher(attempt);
        Matcher writes = WRITES.matcher(attempt);
        boolean read = reads.matches() && MAY_READ.contains(reads.group(1));
        boolean written = writes.matches()
                && MAY_WRITE.getOrDefault(writes.group(1), Set.of()).contains(writes.group(2));
        return read || written;
    }

    /** Allowed is also what fails for another reason than rights. */
    static boolean refused(Statement statement, String attempt) {
        try {
            statement.execute(attempt);
            return false;
        } catch (SQLException failed) {
            return DENIED.contains(failed.getErrorCode());
        }
    }

    private static Stream<String> onTable(String table) {
        return Stream.of(
                        "SELECT COUNT(*) FROM %s",
                        "INSERT INTO %s () VALUES ()",
                        "DELETE FROM %s WHERE 1 = 0",
                        "TRUNCATE TABLE %s",
                        "ALTER TABLE %s ADD COLUMN mine INT",
                        "ALTER TABLE %s DROP PARTITION mine",
                        "DROP TABLE %s",
                        "DROP VIEW %s",
                        "RENAME TABLE %s TO mine",
                        "LOCK TABLES %s WRITE",
                        "CREATE INDEX mine ON %s (id)",
                        "CREATE OR REPLACE VIEW %s AS SELECT 1",
                        "CREATE TRIGGER mine BEFORE INSERT ON %s FOR EACH ROW SET @mine = 1",
                        "GRANT SELECT ON %s TO 'latchkey_dovecot'@'%%'")
                .map(statement -> statement.formatted(table));
    }

    private static Stream<String> onColumn(String table, String column) {
        return Stream.of(
                "SELECT " + column + " FROM " + table + " LIMIT 1",
                "INSERT INTO " + table + " (" + column + ") VALUES (NULL)",
                "UPDATE " + table + " SET " + column + " = " + column + " WHERE 1 = 0",
                "DELETE FROM " + table + " WHERE " + column + " IS NULL AND 1 = 0");
    }

    private static Map<String, List<String>> columns(Site site) {
        return site
                .rows("SELECT table_name AS t, column_name AS c FROM information_schema.columns"
                        + " WHERE table_schema = 'latchkey' ORDER BY 1, 2")
                .stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get("t")),
                        TreeMap::new,
                        Collectors.mapping(row -> String.valueOf(row.get("c")), Collectors.toList())));
    }
}
