package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Protocol;
import latchkey.shared.Utc;

/** App passwords as the judge of login reports sees them, many at once; in the caller's transaction. */
@ApplicationScoped
public class AppPasswordUses {
    private final DataSource dataSource;
    private final NewsOfUses news;

    AppPasswordUses(DataSource dataSource, NewsOfUses news) {
        this.dataSource = dataSource;
        this.news = news;
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

    /** @param client what the mail program calls itself */
    public record Use(String id, Instant at, String protocol, String network, Optional<String> client) {}

    /** The last use of each, whatever the order in which they are told. Before the logins themselves are kept. */
    public void used(Collection<Use> uses) throws SQLException {
        if (uses.isEmpty()) {
            return;
        }
        Map<String, Instant> earliest = uses.stream()
                .collect(Collectors.toMap(Use::id, Use::at, (one, other) -> one.isBefore(other) ? one : other));
        NewsOfUses.News found = news.in(uses.stream().collect(Collectors.groupingBy(Use::id)));
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
        news.tell(found);
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
}
