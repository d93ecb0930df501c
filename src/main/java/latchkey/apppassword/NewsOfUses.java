package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.attempt.KnownNetworks;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** Finds in logins what is told: that an app password is used for the first time, or from a network that is new to it. */
@ApplicationScoped
class NewsOfUses {
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final String FIND = "SELECT CAST(id AS CHAR), address, label, first_used_at, last_used_at,"
            + " last_used_network FROM app_password WHERE id IN (";

    private final DataSource dataSource;
    private final KnownNetworks knownNetworks;
    private final Event<AppPasswordFirstUsed> firstUsed;
    private final Event<AppPasswordUsedElsewhere> usedElsewhere;

    NewsOfUses(
            DataSource dataSource,
            KnownNetworks knownNetworks,
            Event<AppPasswordFirstUsed> firstUsed,
            Event<AppPasswordUsedElsewhere> usedElsewhere) {
        this.dataSource = dataSource;
        this.knownNetworks = knownNetworks;
        this.firstUsed = firstUsed;
        this.usedElsewhere = usedElsewhere;
    }

    /** What is to be told of some logins. */
    record News(List<AppPasswordFirstUsed> first, List<AppPasswordUsedElsewhere> elsewhere) {}

    /** An app password as it was before them. */
    private record Before(
            UUID id,
            MailAddress address,
            String label,
            boolean used,
            @Nullable LocalDateTime lastUsedAt,
            String lastNetwork) {
        AppPasswordUse with(AppPasswordUses.Use use) {
            return new AppPasswordUse(id, address, label, use.at(), use.protocol(), use.network(), use.client());
        }

        /** Most logins come from where the one before came from, and need no look into the history. */
        boolean wasLastAt(AppPasswordUses.Use use) {
            return lastUsedAt != null
                    && Utc.instant(lastUsedAt).isAfter(use.at().minus(REMEMBERED))
                    && (lastNetwork.equals(use.network())
                            || lastNetwork.equals(new Network(use.network()).shortened()));
        }
    }

    /** Before the logins themselves are kept; in the caller's transaction. */
    News in(Map<String, List<AppPasswordUses.Use>> uses) throws SQLException {
        News news = new News(new ArrayList<>(), new ArrayList<>());
        for (Before before : before(uses.keySet())) {
            List<AppPasswordUses.Use> own = uses.getOrDefault(before.id().toString(), List.of()).stream()
                    .sorted(Comparator.comparing(AppPasswordUses.Use::at))
                    .toList();
            if (before.used()) {
                news.elsewhere().addAll(elsewhere(before, own, new HashSet<>()));
            } else {
                news.first().add(new AppPasswordFirstUsed(before.with(own.get(0))));
                news.elsewhere()
                        .addAll(elsewhere(
                                before, own, new HashSet<>(Set.of(own.get(0).network()))));
            }
        }
        return news;
    }

    void tell(News news) {
        news.first().forEach(firstUsed::fire);
        news.elsewhere().forEach(usedElsewhere::fire);
    }

    private List<AppPasswordUsedElsewhere> elsewhere(Before before, List<AppPasswordUses.Use> uses, Set<String> known)
            throws SQLException {
        List<AppPasswordUsedElsewhere> found = new ArrayList<>();
        for (AppPasswordUses.Use use : uses) {
            if (!use.network().isEmpty() && known.add(use.network()) && !knew(before, use)) {
                found.add(new AppPasswordUsedElsewhere(before.with(use)));
            }
        }
        return found;
    }

    private boolean knew(Before before, AppPasswordUses.Use use) throws SQLException {
        return before.wasLastAt(use)
                || knownNetworks.has(
                        before.address(), use.id(), use.network(), use.at().minus(REMEMBERED));
    }

    private List<Before> before(Set<String> ids) throws SQLException {
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(","));
        List<Before> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND + marks + ")")) {
            int column = 1;
            for (String id : ids) {
                find.setString(column++, id);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(new Before(
                            UUID.fromString(rows.getString(1)),
                            MailAddress.of(rows.getString(2)),
                            rows.getString(3),
                            rows.getObject(4, LocalDateTime.class) != null,
                            rows.getObject(5, LocalDateTime.class),
                            Optional.ofNullable(rows.getString(6)).orElse("")));
                }
            }
        }
        return found;
    }
}
