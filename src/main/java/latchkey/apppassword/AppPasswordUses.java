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
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** App passwords as the judge of login reports sees them, many at once; in the caller's transaction. */
@ApplicationScoped
public class AppPasswordUses {
    private final DataSource dataSource;
    private final NewsOfUses news;
    private final KeepLastUses keepLastUses;

    AppPasswordUses(DataSource dataSource, NewsOfUses news, KeepLastUses keepLastUses) {
        this.dataSource = dataSource;
        this.news = news;
        this.keepLastUses = keepLastUses;
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
        Map<String, List<Use>> byId = uses.stream().collect(Collectors.groupingBy(Use::id));
        NewsOfUses.News found = news.in(byId);
        keepLastUses.keep(byId.values());
        news.tell(found);
    }
}
