package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** Which text of the Lua runs on each mail server, as its reports tell. The last script alone reports what got in. */
@ApplicationScoped
public class ScriptVersions {
    /** {@code SCRIPT_VERSION} of latchkey-common.lua that this portal was built with. */
    public static final int EXPECTED = 4;

    private static final String NOTE = """
            INSERT INTO mail_server_script (source, first_version, first_seen_at, last_version, last_seen_at, lost,
                lost_at, clock_ms)
            SELECT source, MIN(IF(%1$s, NULL, script_version)), MAX(IF(%1$s, NULL, at)),
                MIN(IF(%1$s, script_version, NULL)), MAX(IF(%1$s, at, NULL)), SUM(lost),
                MAX(IF(lost > 0, at, NULL)), MAX(TIMESTAMPDIFF(MICROSECOND, at, source_time) DIV 1000)
            FROM login_report WHERE id IN (%2$s) AND source_key IS NULL AND source <> 'auth-policy' GROUP BY source
            ON DUPLICATE KEY UPDATE
                first_version = COALESCE(VALUES(first_version), first_version),
                first_seen_at = COALESCE(VALUES(first_seen_at), first_seen_at),
                last_version = COALESCE(VALUES(last_version), last_version),
                last_seen_at = COALESCE(VALUES(last_seen_at), last_seen_at),
                lost = lost + VALUES(lost),
                lost_at = COALESCE(VALUES(lost_at), lost_at),
                clock_ms = COALESCE(VALUES(clock_ms), clock_ms)
            """;

    /** Not an app password: where the first script ends the chain it is that one which closes it. */
    private static final String BY_THE_LAST = "open = 0 AND outcome IN ('main_password_ok', 'webmail_ok')";

    private final DataSource dataSource;

    ScriptVersions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param last of the script that ends the chain
     * @param lastSeenAt empty if it has never reported
     * @param lost reports that it could not store, as far as it could tell
     * @param clockMs how far its clock is ahead of the database's; empty if its reports bear no time of their own
     */
    public record Seen(
            String source,
            int first,
            Optional<Instant> firstSeenAt,
            int last,
            Optional<Instant> lastSeenAt,
            long lost,
            Optional<Instant> lostAt,
            Optional<Long> clockMs) {
        public boolean asExpected() {
            return firstSeenAt.isPresent() && lastSeenAt.isPresent() && first >= EXPECTED && last >= EXPECTED;
        }
    }

    /** Of mail servers that have reported within a week. */
    @Transactional
    public List<Seen> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT * FROM mail_server_script"
                        + " WHERE GREATEST(COALESCE(first_seen_at, last_seen_at), COALESCE(last_seen_at, first_seen_at))"
                        + " > UTC_TIMESTAMP(3) - INTERVAL 7 DAY ORDER BY source");
                ResultSet rows = find.executeQuery()) {
            List<Seen> seen = new ArrayList<>();
            while (rows.next()) {
                seen.add(new Seen(
                        rows.getString("source"),
                        rows.getInt("first_version"),
                        instant(rows, "first_seen_at"),
                        rows.getInt("last_version"),
                        instant(rows, "last_seen_at"),
                        rows.getLong("lost"),
                        instant(rows, "lost_at"),
                        Optional.ofNullable(rows.getObject("clock_ms", Long.class))));
            }
            return seen;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Of reports that are still in the inbox, in the caller's transaction. Those with a key the portal has read in a log. */
    void note(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement note = connection.prepareStatement(NOTE.formatted(BY_THE_LAST, marks))) {
            int column = 1;
            for (long id : ids) {
                note.setLong(column++, id);
            }
            note.executeUpdate();
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
