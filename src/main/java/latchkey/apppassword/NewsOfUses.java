package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import latchkey.apppassword.AppPasswordUses.Known;
import latchkey.attempt.KnownNetworks;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;

/** Finds in logins what is told: that an app password is used for the first time, or from a network that is new to it. */
@ApplicationScoped
class NewsOfUses {
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final KnownNetworks knownNetworks;
    private final Event<AppPasswordFirstUsed> firstUsed;
    private final Event<AppPasswordUsedElsewhere> usedElsewhere;

    NewsOfUses(
            KnownNetworks knownNetworks,
            Event<AppPasswordFirstUsed> firstUsed,
            Event<AppPasswordUsedElsewhere> usedElsewhere) {
        this.knownNetworks = knownNetworks;
        this.firstUsed = firstUsed;
        this.usedElsewhere = usedElsewhere;
    }

    /** What is to be told of some logins. */
    record News(List<AppPasswordFirstUsed> first, List<AppPasswordUsedElsewhere> elsewhere) {}

    /**
     * Before the logins themselves are kept; in the caller's transaction.
     *
     * @param known the app passwords as they were before them
     */
    News in(Map<String, List<AppPasswordUses.Use>> uses, Map<String, Known> known) throws SQLException {
        News news = new News(new ArrayList<>(), new ArrayList<>());
        for (Map.Entry<String, List<AppPasswordUses.Use>> ofOne : uses.entrySet()) {
            Known before = Objects.requireNonNull(known.get(ofOne.getKey()));
            List<AppPasswordUses.Use> inOrder = ofOne.getValue().stream()
                    .sorted(Comparator.comparing(AppPasswordUses.Use::at))
                    .toList();
            Set<String> places = new HashSet<>();
            if (!before.used()) {
                news.first().add(new AppPasswordFirstUsed(use(before, inOrder.get(0))));
                places.add(inOrder.get(0).network());
            }
            news.elsewhere().addAll(elsewhere(before, inOrder, places));
        }
        return news;
    }

    void tell(News news) {
        news.first().forEach(firstUsed::fire);
        news.elsewhere().forEach(usedElsewhere::fire);
    }

    private List<AppPasswordUsedElsewhere> elsewhere(Known before, List<AppPasswordUses.Use> uses, Set<String> known)
            throws SQLException {
        List<AppPasswordUsedElsewhere> found = new ArrayList<>();
        for (AppPasswordUses.Use use : uses) {
            if (!use.network().isEmpty() && known.add(use.network()) && !knew(before, use)) {
                found.add(new AppPasswordUsedElsewhere(use(before, use)));
            }
        }
        return found;
    }

    private boolean knew(Known before, AppPasswordUses.Use use) throws SQLException {
        return wasLastAt(before, use)
                || knownNetworks.has(
                        MailAddress.of(before.address()),
                        use.id(),
                        use.network(),
                        use.at().minus(REMEMBERED));
    }

    /** Most logins come from where the one before came from, and need no look into the history. */
    private static boolean wasLastAt(Known before, AppPasswordUses.Use use) {
        return before.lastUsedAt()
                        .filter(at -> at.isAfter(use.at().minus(REMEMBERED)))
                        .isPresent()
                && (before.lastNetwork().equals(use.network())
                        || before.lastNetwork().equals(new Network(use.network()).shortened()));
    }

    private static AppPasswordUse use(Known before, AppPasswordUses.Use use) {
        return new AppPasswordUse(
                UUID.fromString(before.id()),
                MailAddress.of(before.address()),
                before.label(),
                use.at(),
                use.protocol(),
                use.network(),
                use.client());
    }
}
