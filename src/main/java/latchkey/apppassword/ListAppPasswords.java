package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** An account's app passwords as its owner sees them; another account's do not exist. */
@ApplicationScoped
public class ListAppPasswords {
    private final AppPassword.Repository appPasswords;
    private final AppPasswordQueries queries;
    private final Clock clock;

    ListAppPasswords(AppPassword.Repository appPasswords, AppPasswordQueries queries, Clock clock) {
        this.clock = clock;
        this.appPasswords = appPasswords;
        this.queries = queries;
    }

    @Transactional
    public List<AppPasswordView> liveOf(MailAddress account) {
        return queries.liveOf(account).stream().map(AppPassword::view).toList();
    }

    @Transactional
    public AppPasswordView one(MailAddress account, UUID id) {
        return appPasswords.seen(account, id).map(AppPassword::view).orElseThrow(Refusal.NotFound::new);
    }

    /** What has expired because nobody used it, and can be brought back. */
    @Transactional
    public List<AppPasswordView> revivableOf(MailAddress account) {
        return queries.expiredSince(account, clock.instant().minus(Expiry.REVIVABLE)).stream()
                .map(AppPassword::view)
                .toList();
    }

    /** Within the last hour; no mail server remembers logins for so long. */
    @Transactional
    public List<AppPasswordView> endedLatelyOf(MailAddress account) {
        return queries.endedSince(account, clock.instant().minus(Duration.ofHours(1))).stream()
                .map(AppPassword::view)
                .toList();
    }

    /** Live or ended, of those that were ever shown; what is another account's is not among them. */
    @Transactional
    public Map<UUID, AppPasswordView> ofThese(MailAddress account, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : appPasswords.seenOf(account, ids).stream()
                        .map(AppPassword::view)
                        .collect(Collectors.toMap(AppPasswordView::id, view -> view));
    }

    /** All that were ever shown, live ones first, each with the act that revoked it. */
    @Transactional
    public List<AppPasswordStory> storiesOf(MailAddress account) {
        return queries.storiesOf(account);
    }

    /** For the helpdesk, which has no account of its own to ask by. */
    @Transactional
    public AppPasswordView ofAnybody(UUID id, StaffDomains within) {
        return appPasswords
                .findByIdOptional(id)
                .filter(appPassword -> appPassword.shownAt != null)
                .map(AppPassword::view)
                .filter(view -> within.hold(view.account()))
                .orElseThrow(Refusal.NotFound::new);
    }
}
