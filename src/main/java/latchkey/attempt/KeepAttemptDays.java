package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.ShortTransaction;

/**
 * Keeps a partition of refused logins for each day, two weeks ahead, and drops those past their time.
 *
 * <p>If it did not run for longer, refusals have piled up where no day is. They are set aside in an instant, and moved into
 * the days that are made then, some at a time.
 */
@ApplicationScoped
class KeepAttemptDays implements Chore {
    private static final int DAYS_AHEAD = 14;
    private static final int AT_ONCE = 1000;

    private final DataSource dataSource;
    private final AttemptConfig config;

    KeepAttemptDays(DataSource dataSource, AttemptConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Override
    public String name() {
        return "attempt-days";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate oldest = today.minusDays(config.retentionDays());
        int moved = ShortTransaction.in(dataSource, connection -> moveLate(connection, oldest));
        if (moved > 0) {
            return new Step(moved, "", true);
        }
        try (Connection connection = dataSource.getConnection()) {
            AttemptPartitions partitions = new AttemptPartitions(connection);
            NavigableSet<LocalDate> days = partitions.days();
            addMissing(partitions, days, oldest, today.plusDays(DAYS_AHEAD));
            for (LocalDate day : List.copyOf(days.headSet(oldest))) {
                partitions.drop(day);
            }
            return new Step(0, "", !partitions.noneIsLate());
        }
    }

    private static void addMissing(
            AttemptPartitions partitions, NavigableSet<LocalDate> days, LocalDate oldest, LocalDate last)
            throws SQLException {
        if (days.contains(last)) {
            return;
        }
        LocalDate first = days.isEmpty()
                ? partitions.oldestOfTheRest().orElse(last.minusDays(DAYS_AHEAD))
                : days.last().plusDays(1);
        List<LocalDate> missing = (first.isBefore(oldest) ? oldest : first)
                .datesUntil(last.plusDays(1))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        if (!partitions.restIsEmpty()) {
            partitions.setTheRestAside();
        }
        partitions.add(missing);
    }

    /** @return how many; those past their time go for good */
    private static int moveLate(Connection connection, LocalDate oldest) throws SQLException {
        int found = 0;
        long id = 0;
        LocalDateTime at = oldest.atStartOfDay();
        try (PreparedStatement find = connection.prepareStatement(
                        "SELECT id, at FROM login_attempt_late ORDER BY id, at LIMIT " + AT_ONCE + " FOR UPDATE");
                ResultSet rows = find.executeQuery()) {
            for (; rows.next(); found++) {
                id = rows.getLong(1);
                at = rows.getObject(2, LocalDateTime.class);
            }
        }
        if (found > 0) {
            move(connection, id, at, oldest);
        }
        return found;
    }

    private static void move(Connection connection, long id, LocalDateTime at, LocalDate oldest) throws SQLException {
        String upTo = " WHERE (id < ? OR id = ? AND at <= ?)";
        try (PreparedStatement move = connection.prepareStatement("INSERT INTO login_attempt SELECT * FROM"
                        + " login_attempt_late" + upTo + " AND at >= ? ON DUPLICATE KEY UPDATE id = login_attempt.id");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM login_attempt_late" + upTo)) {
            for (PreparedStatement statement : List.of(move, delete)) {
                statement.setLong(1, id);
                statement.setLong(2, id);
                statement.setObject(3, at);
            }
            move.setObject(4, oldest.atStartOfDay());
            move.executeUpdate();
            delete.executeUpdate();
        }
    }
}
