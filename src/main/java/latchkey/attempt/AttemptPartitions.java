package latchkey.attempt;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The days of the table of refusals, and the one partition that takes what has no day yet. */
final class AttemptPartitions {
    static final String REST = "rest";

    private final Statement statement;

    AttemptPartitions(Connection connection) throws SQLException {
        this.statement = connection.createStatement();
    }

    NavigableSet<LocalDate> days() throws SQLException {
        NavigableSet<LocalDate> days = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT partition_name FROM information_schema.partitions"
                + " WHERE table_schema = DATABASE() AND table_name = 'login_attempt' AND partition_name <> '" + REST
                + "'")) {
            while (rows.next()) {
                days.add(LocalDate.parse(rows.getString(1).substring(1), DateTimeFormatter.BASIC_ISO_DATE));
            }
        }
        return days;
    }

    boolean restIsEmpty() throws SQLException {
        return isEmpty("login_attempt PARTITION (" + REST + ")");
    }

    boolean noneIsLate() throws SQLException {
        return isEmpty("login_attempt_late");
    }

    Optional<LocalDate> oldestOfTheRest() throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT DATE(MIN(at)) FROM login_attempt PARTITION (" + REST + ")")) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    /** All that is in the rest, in an instant: to copy it into its days would hold up the judge for as long as it takes. */
    void setTheRestAside() throws SQLException {
        change("EXCHANGE PARTITION " + REST + " WITH TABLE login_attempt_late");
    }

    /** Behind all others, out of the rest. */
    void add(List<LocalDate> days) throws SQLException {
        change("REORGANIZE PARTITION " + REST + " INTO ("
                + days.stream()
                        .map(day -> "PARTITION " + name(day) + " VALUES LESS THAN ('" + day.plusDays(1) + "'), ")
                        .collect(Collectors.joining())
                + "PARTITION " + REST + " VALUES LESS THAN (MAXVALUE))");
    }

    void drop(LocalDate day) throws SQLException {
        change("DROP PARTITION " + name(day));
    }

    /** Gives up after a second: while it waits for a long transaction the judge waits behind it. */
    private void change(String how) throws SQLException {
        statement.execute("SET STATEMENT lock_wait_timeout = 1 FOR ALTER TABLE login_attempt " + how);
    }

    private boolean isEmpty(String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            return !row.next();
        }
    }

    private static String name(LocalDate day) {
        return "d" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
