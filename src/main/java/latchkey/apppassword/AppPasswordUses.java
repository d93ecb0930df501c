package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.shared.Utc;

/** App passwords as the judge of login reports sees them, many at once; in the caller's transaction. */
@ApplicationScoped
public class AppPasswordUses {
    private final DataSource dataSource;
    private final Event<AppPasswordFirstUsed> firstUsed;

    AppPasswordUses(DataSource dataSource, Event<AppPasswordFirstUsed> firstUsed) {
        this.dataSource = dataSource;
        this.firstUsed = firstUsed;
    }

    /** @param shownAt empty while nobody but the portal has seen it */
    public record Known(String id, String address, Optional<Instant> shownAt, String protocols) {}

    public Map<String, Known> known(Collection<String> ids) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        if (ids.isEmpty()) {
            return known;
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT CAST(id AS CHAR), address, shown_at, protocols FROM app_password WHERE id IN (" + marks
                                + ")")) {
            int column = 1;
            for (String id : ids) {
                find.setString(column++, id);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    LocalDateTime shownAt = rows.getObject(3, LocalDateTime.class);
                    known.put(
                            rows.getString(1),
                            new Known(
                                    rows.getString(1),
                                    rows.getString(2),
                                    Optional.ofNullable(shownAt).map(Utc::instant),
                                    rows.getString(4)));
                }
            }
        }
        return known;
    }

    /** The last use of each, whatever the order in which they are told. */
    public record Use(String id, Instant at, String protocol, String network) {}

    public void used(Collection<Use> uses) throws SQLException {
        if (uses.isEmpty()) {
            return;
        }
        Map<String, Instant> earliest = uses.stream()
                .collect(Collectors.toMap(Use::id, Use::at, (one, other) -> one.isBefore(other) ? one : other));
        List<AppPasswordFirstUsed> news = firstUses(earliest);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE app_password
                        SET first_used_at = COALESCE(first_used_at, ?),
                            last_used_protocol = IF(last_used_at IS NULL OR last_used_at <= ?, ?, last_used_protocol),
                            last_used_network = IF(last_used_at IS NULL OR last_used_at <= ?, ?, last_used_network),
                            last_used_at = GREATEST(COALESCE(last_used_at, ?), ?),
                            used_for = CONCAT_WS(',', NULLIF(used_for, ''), NULLIF(?, ''))
                        WHERE id = ?
                        """)) {
            for (Use use : latest(uses)) {
                LocalDateTime at = Utc.column(use.at());
                update.setObject(1, Utc.column(Objects.requireNonNull(earliest.get(use.id()))));
                update.setObject(2, at);
                update.setString(3, use.protocol());
                update.setObject(4, at);
                update.setString(5, use.network());
                update.setObject(6, at);
                update.setObject(7, at);
                update.setString(8, Protocol.join(Protocol.split(use.protocol())));
                update.setString(9, use.id());
                update.addBatch();
            }
            update.executeBatch();
        }
        news.forEach(firstUsed::fire);
    }

    /** Of each app password and protocol. */
    private static Collection<Use> latest(Collection<Use> uses) {
        return uses.stream()
                .collect(Collectors.toMap(
                        use -> List.of(use.id(), use.protocol()),
                        use -> use,
                        (one, other) -> one.at().isAfter(other.at()) ? one : other))
                .values();
    }

    private List<AppPasswordFirstUsed> firstUses(Map<String, Instant> earliest) throws SQLException {
        String marks = earliest.keySet().stream().map(id -> "?").collect(Collectors.joining(","));
        List<AppPasswordFirstUsed> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT CAST(id AS CHAR), address FROM app_password WHERE first_used_at IS NULL AND id IN ("
                                + marks + ")")) {
            int column = 1;
            for (String id : earliest.keySet()) {
                find.setString(column++, id);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    Instant at = Objects.requireNonNull(earliest.get(rows.getString(1)));
                    found.add(new AppPasswordFirstUsed(MailAddress.of(rows.getString(2)), at));
                }
            }
        }
        return found;
    }
}
