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
import javax.sql.DataSource;
import latchkey.mailserver.ReportConfig;
import latchkey.mailserver.UnjudgedReports;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** Shortens the networks of refusals, day by day and in a day by number, so that no step looks at what is done. */
@ApplicationScoped
class ShortenAttempts implements Chore {
    private static final int AT_ONCE = 1000;

    private static final String FIND = "SELECT id FROM login_attempt WHERE at >= ? AND at < ? AND id > ?"
            + " AND remote_ip IS NOT NULL ORDER BY id LIMIT " + AT_ONCE;

    private static final String SHORTEN = "UPDATE login_attempt SET remote_ip = NULL, network = "
            + Network.shortenedSql("network") + " WHERE at >= ? AND at < ? AND id > ? AND id <= ?"
            + " AND remote_ip IS NOT NULL";

    private final DataSource dataSource;
    private final AttemptConfig attempts;
    private final ReportConfig reports;

    ShortenAttempts(DataSource dataSource, AttemptConfig attempts, ReportConfig reports) {
        this.dataSource = dataSource;
        this.attempts = attempts;
        this.reports = reports;
    }

    private record Place(LocalDate day, long id) {
        static Place of(String text, LocalDate first) {
            int blank = text.indexOf(' ');
            return blank < 0
                    ? new Place(first, Long.MIN_VALUE)
                    : new Place(LocalDate.parse(text.substring(0, blank)), Long.parseLong(text.substring(blank + 1)));
        }

        Place next() {
            return new Place(day.plusDays(1), Long.MIN_VALUE);
        }

        @Override
        public String toString() {
            return day + " " + id;
        }
    }

    @Override
    public String name() {
        return "attempt-networks";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime until = Utc.column(now.minus(reports.networksKeptFor()));
        LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(attempts.retentionDays());
        Place place = Place.of(reached, first);
        return ShortTransaction.in(dataSource, connection -> step(connection, place, until));
    }

    private static Step step(Connection connection, Place place, LocalDateTime until) throws SQLException {
        // What is set aside for a moment, or is not judged yet, would be passed by.
        if (!new AttemptPartitions(connection).noneIsLate() || UnjudgedReports.anyBefore(connection, until)) {
            return new Step(0, place.toString(), false);
        }
        LocalDateTime from = place.day().atStartOfDay();
        LocalDateTime to = from.plusDays(1).isBefore(until) ? from.plusDays(1) : until;
        long last = last(connection, from, to, place.id());
        if (last > place.id()) {
            try (PreparedStatement shorten = connection.prepareStatement(SHORTEN)) {
                shorten.setObject(1, from);
                shorten.setObject(2, to);
                shorten.setLong(3, place.id());
                shorten.setLong(4, last);
                return new Step(shorten.executeUpdate(), new Place(place.day(), last).toString(), true);
            }
        }
        // A day that is not over is looked at again from its beginning: numbers are not quite in the order of times.
        boolean over = from.plusDays(1).isBefore(until);
        return new Step(0, (over ? place.next() : new Place(place.day(), Long.MIN_VALUE)).toString(), over);
    }

    private static long last(Connection connection, LocalDateTime from, LocalDateTime to, long after)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, from);
            find.setObject(2, to);
            find.setLong(3, after);
            long last = after;
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                }
            }
            return last;
        }
    }
}
