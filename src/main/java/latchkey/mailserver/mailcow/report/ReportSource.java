package latchkey.mailserver.mailcow.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/**
 * How far one log of a mail server has been read.
 *
 * @param readings counted, so that what two have read at once is written once
 * @param place in a log
 * @param seen of {@code sasl_log}
 * @param recent of {@code sasl_log}
 */
record ReportSource(
        String mailServer,
        String log,
        long readings,
        LogPlace place,
        SeenRows seen,
        RecentLogins recent,
        Optional<Instant> readAt) {

    /**
     * What a reading has brought beside reports.
     *
     * @param doubt what seems to be wrong; empty if nothing does
     */
    record News(long mayBeLost, long notUnderstood, Optional<Duration> clock, String doubt) {}

    static final class Repository {
        private static final String FIND = "SELECT * FROM report_source WHERE mail_server = ? AND log = ?";
        private static final String TOUCH = "INSERT IGNORE INTO report_source (mail_server, log) VALUES (?, ?)";

        private static final String SAVE = """
                UPDATE report_source SET readings = readings + 1, tail = ?, open_lines = ?, newest = ?, position = ?, seen = ?, recent = ?,
                    read_at = UTC_TIMESTAMP(3), failure = ?, lost_at = IF(? > 0, UTC_TIMESTAMP(3), lost_at), lost = lost + ?,
                    not_understood = not_understood + ?, clock_ms = COALESCE(?, clock_ms)
                WHERE mail_server = ? AND log = ?
                """;

        private static final String FAIL = """
                INSERT INTO report_source (mail_server, log, failed_at, failure) VALUES (?, ?, UTC_TIMESTAMP(3), ?)
                ON DUPLICATE KEY UPDATE failed_at = VALUES(failed_at), failure = VALUES(failure)
                """;

        private final DataSource dataSource;

        Repository(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        ReportSource of(String mailServer, String log) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement touch = connection.prepareStatement(TOUCH)) {
                touch.setString(1, mailServer);
                touch.setString(2, log);
                touch.executeUpdate();
            }
            return found(FIND, mailServer, log);
        }

        /** Nobody else may read it on until the end of the caller's transaction. */
        ReportSource locked(ReportSource source) throws SQLException {
            return found(FIND + " FOR UPDATE", source.mailServer(), source.log());
        }

        private ReportSource found(String query, String mailServer, String log) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement find = connection.prepareStatement(query)) {
                find.setString(1, mailServer);
                find.setString(2, log);
                try (ResultSet row = find.executeQuery()) {
                    row.next();
                    return source(row);
                }
            }
        }

        void save(ReportSource read, News news) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement save = connection.prepareStatement(SAVE)) {
                int column = 1;
                save.setBytes(column++, read.place().tail().bytes());
                save.setString(
                        column++,
                        read.place().open().stream().map(String::valueOf).collect(Collectors.joining(",")));
                save.setLong(column++, read.place().newest());
                save.setObject(column++, Utc.columnOrNull(read.seen().position().orElse(null)));
                save.setBytes(column++, read.seen().bytes());
                save.setBytes(column++, read.recent().bytes());
                save.setString(column++, news.doubt());
                save.setLong(column++, news.mayBeLost());
                save.setLong(column++, news.mayBeLost());
                save.setLong(column++, news.notUnderstood());
                save.setObject(column++, news.clock().map(Duration::toMillis).orElse(null));
                save.setString(column++, read.mailServer());
                save.setString(column, read.log());
                save.executeUpdate();
            }
        }

        void fail(String mailServer, String log, String why) throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement fail = connection.prepareStatement(FAIL)) {
                fail.setString(1, mailServer);
                fail.setString(2, log);
                fail.setString(3, Printable.cut(why));
                fail.executeUpdate();
            }
        }

        private static ReportSource source(ResultSet row) throws SQLException {
            List<Integer> open = Arrays.stream(row.getString("open_lines").split(",", -1))
                    .filter(line -> !line.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            return new ReportSource(
                    row.getString("mail_server"),
                    row.getString("log"),
                    row.getLong("readings"),
                    new LogPlace(LogTail.of(row.getBytes("tail")), open, row.getLong("newest")),
                    SeenRows.of(instant(row, "position"), row.getBytes("seen")),
                    Optional.ofNullable(row.getBytes("recent"))
                            .map(RecentLogins::of)
                            .orElse(RecentLogins.NONE),
                    instant(row, "read_at"));
        }

        private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                    .map(Utc::instant);
        }
    }
}
