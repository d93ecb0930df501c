package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/**
 * When a mail may go out.
 *
 * <p>What comes too soon is not dropped: it is held, and goes out in one mail with all others of its kind that are. The
 * first that is to be told of an app password is never held for more than some minutes: only repeats are.
 */
@ApplicationScoped
class PacedMails {
    private static final Pace OF_AN_APP_PASSWORD = new Pace(1, 1);

    /** So long a device that is being set up shows its networks, and so long the first news of an app password waits at most. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private static final String SAME = " FROM notice WHERE recipient = ? AND created_at >= ? AND address = ?"
            + " AND ? IN ('', paced_by) AND kind = ?";

    private static final String WAITS = "SELECT MIN(next_try_at)" + SAME + " AND held AND state = 'WAITING'";

    /** Those that went out together are one. */
    private static final String WENT = "SELECT DISTINCT IF(held, claimed_at, created_at) AS went, IF(held, 0, id)"
            + SAME + " AND NOT (held AND claimed_at IS NULL) ORDER BY went";

    /** One is held for a day at the most, and then tried for some days. */
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final DataSource dataSource;
    private final NoticeConfig config;

    PacedMails(DataSource dataSource, NoticeConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /**
     * What is counted together.
     *
     * @param appPassword empty: whatever it is about in the mailbox
     */
    private record Series(NoticeKind kind, MailAddress to, MailAddress about, String appPassword) {}

    /**
     * In the caller's transaction.
     *
     * @return nothing if it may go now
     */
    Optional<Instant> heldUntil(NoticeKind kind, MailAddress to, MailAddress about, String appPassword, Instant now) {
        Pace pace = new Pace(config.mostAnHour(), config.mostADay());
        Series all = new Series(kind, to, about, "");
        try (Connection connection = dataSource.getConnection()) {
            Instant next = appPassword.isEmpty()
                    ? next(connection, all, pace, now)
                    : later(
                            nextOfOne(connection, all, pace, appPassword, now),
                            kind == NoticeKind.APP_PASSWORD_USED_ELSEWHERE
                                    ? settled(connection, to, about, appPassword, now)
                                    : now);
            return Optional.of(next).filter(now::isBefore);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Instant nextOfOne(Connection connection, Series all, Pace pace, String appPassword, Instant now)
            throws SQLException {
        Series one = new Series(all.kind(), all.to(), all.about(), appPassword);
        List<Instant> waiting = times(connection, WAITS, one, now);
        if (!waiting.isEmpty()) {
            return waiting.get(0);
        }
        Instant byAll = pace.next(times(connection, WENT, all, now), now);
        Instant byOne = OF_AN_APP_PASSWORD.next(times(connection, WENT, one, now), now);
        return byOne.isAfter(now) ? later(byOne, byAll) : earlier(byAll, now.plus(SOON));
    }

    /** A device at home has two networks, and shows both as it is set up. */
    private static Instant settled(
            Connection connection, MailAddress to, MailAddress about, String appPassword, Instant now)
            throws SQLException {
        return times(connection, WENT, new Series(NoticeKind.APP_PASSWORD_FIRST_USED, to, about, appPassword), now)
                .stream()
                .map(told -> told.plus(SOON))
                .reduce(now, PacedMails::later);
    }

    /** With those that wait already, if there are any. */
    private static Instant next(Connection connection, Series series, Pace pace, Instant now) throws SQLException {
        List<Instant> waiting = times(connection, WAITS, series, now);
        return waiting.isEmpty() ? pace.next(times(connection, WENT, series, now), now) : waiting.get(0);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Instant> times(Connection connection, String query, Series series, Instant now)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(query)) {
            find.setString(1, series.to().toString());
            find.setObject(2, Utc.column(now.minus(LOOKED_BACK)));
            find.setString(3, series.about().toString());
            find.setString(4, series.appPassword());
            find.setString(5, series.kind().name());
            List<Instant> found = new ArrayList<>();
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    Optional.ofNullable(rows.getObject(1, LocalDateTime.class))
                            .map(Utc::instant)
                            .ifPresent(found::add);
                }
            }
            return found;
        }
    }
}
