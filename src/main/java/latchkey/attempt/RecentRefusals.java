package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * From when on the refusals of a mailbox are read, so that they are the newest {@link #MOST} of a day, however many there are.
 *
 * <p>Looked up once in a while only: what was right is right for some seconds, but for the few that have come since. So a look
 * at all open pages stays one query, by constants that the database can cut its indexes and partitions by.
 */
@ApplicationScoped
class RecentRefusals {
    static final int MOST = 500;
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    /** Each is as many steps backwards along an index, whatever lies behind them. */
    private static final String NEWEST = "GREATEST(UTC_TIMESTAMP(3) - INTERVAL 1 DAY, COALESCE((SELECT a.at"
            + " FROM login_attempt a FORCE INDEX (%s) WHERE %s AND a.at >= UTC_TIMESTAMP(3) - INTERVAL 1 DAY"
            + " ORDER BY a.at DESC LIMIT 1 OFFSET " + (MOST - 1)
            + "), TIMESTAMP'1970-01-01 00:00:00'))";

    static final String QUERY = "SELECT CAST(p.id AS CHAR), p.address, "
            + NEWEST.formatted("login_attempt_address", "a.address = p.address") + ", "
            + NEWEST.formatted("login_attempt_login", "a.login = SUBSTRING_INDEX(p.address, '@', 1)")
            + " FROM app_password p WHERE p.state = 'live' AND p.id IN (%s)";

    private final DataSource dataSource;
    private final Clock clock;
    private final Map<UUID, LookedUp> known = new ConcurrentHashMap<>();

    RecentRefusals(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param key a mailbox, or a user name without the domain */
    record Since(String key, LocalDateTime at) {}

    /** What is to be read for an app password, by either index. */
    record Bounds(Since address, Since login) {}

    private record LookedUp(Optional<Bounds> bounds, Instant at) {}

    /** Nothing for one that has ended. */
    List<Bounds> of(Collection<UUID> appPasswords) {
        Instant now = clock.instant();
        known.values().removeIf(old -> old.at().plus(GOOD_FOR).isBefore(now));
        Map<UUID, LookedUp> asked = new HashMap<>();
        appPasswords.forEach(one -> Optional.ofNullable(known.get(one)).ifPresent(old -> asked.put(one, old)));
        List<UUID> unknown =
                appPasswords.stream().filter(one -> !asked.containsKey(one)).toList();
        if (!unknown.isEmpty()) {
            Map<UUID, Bounds> found = look(unknown);
            unknown.forEach(one -> asked.put(one, new LookedUp(Optional.ofNullable(found.get(one)), now)));
            known.putAll(asked);
        }
        return asked.values().stream()
                .flatMap(looked -> looked.bounds().stream())
                .toList();
    }

    private Map<UUID, Bounds> look(List<UUID> appPasswords) {
        String marks = String.join(", ", Collections.nCopies(appPasswords.size(), "?"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY.formatted(marks))) {
            for (int i = 0; i < appPasswords.size(); i++) {
                query.setString(i + 1, appPasswords.get(i).toString());
            }
            Map<UUID, Bounds> found = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String address = rows.getString(2);
                    found.put(
                            UUID.fromString(rows.getString(1)),
                            new Bounds(
                                    new Since(address, rows.getObject(3, LocalDateTime.class)),
                                    new Since(
                                            address.substring(0, address.lastIndexOf('@')),
                                            rows.getObject(4, LocalDateTime.class))));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
