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

    /**
     * @param shownAt empty while nobody but the portal has seen it
     * @param lastNetwork from where it was used last; empty if that is not known
     */
    public record Known(
            String id,
            String address,
            Optional<Instant> shownAt,
            String protocols,
            String label,
            boolean used,
            Optional<Instant> lastUsedAt,
            String lastNetwork) {
        private static Known of(ResultSet row) throws SQLException {
            return new Known(
                    row.getString(1),
                    row.getString(2),
                    instant(row, 3),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6),
                    instant(row, 7),
                    Optional.ofNullable(row.getString(8)).orElse(""));
        }

        private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                    .map(Utc::instant);
        }
    }

    public Map<String, Known> known(Collection<String> ids) throws SQLException {
        Map<String, Known> known = new HashMap<>();
        if (ids.isEmpty()) {
            return known;
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT CAST(id AS CHAR), address, shown_at, protocols, label, first_used_at IS NOT NULL,"
                                + " last_used_at, last_used_network FROM app_password WHERE id IN (" + marks + ")")) {
            int column = 1;
            for (String id : ids) {
                find.setString(column++, id);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    Known one = Known.of(rows);
                    known.put(one.id(), one);
                }
            }
        }
        return known;
    }

    /**
     * @param client what the mail program calls itself
     * @param inferred whether the mail server did not tell that it was this app password: it spares others and ends none
     */
    public record Use(
            String id, Instant at, String protocol, String network, Optional<String> client, boolean inferred) {}

    /**
     * The last use of each, whatever the order in which they are told. Before the logins themselves are kept.
     *
     * @param known as they were before these uses
     */
    public void used(Collection<Use> uses, Map<String, Known> known) throws SQLException {
        Map<String, List<Use>> byId = uses.stream()
                // A mail server may name any, also what is no number of one.
                .filter(use -> known.containsKey(use.id()))
                .collect(Collectors.groupingBy(Use::id));
        if (byId.isEmpty()) {
            return;
        }
        NewsOfUses.News found = news.in(byId, known);
        keepLastUses.keep(byId.values());
        news.tell(found);
    }
}
