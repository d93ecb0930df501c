package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.Domain;
import latchkey.mailserver.ForgetLogins;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.mailserver.Traits;
import latchkey.shared.MailAddress;

/** How soon things are so at the mail server of a mailbox. Pages promise no shorter times; zero is at once. */
@ApplicationScoped
public class HowSoon {
    private static final Duration NO_SERVER_REMEMBERS_LONGER = Duration.ofHours(1);

    private final Domain.Repository domains;
    private final MailServers servers;
    private final ForgetLogins forgetLogins;
    private final Clock clock;

    HowSoon(Domain.Repository domains, MailServers servers, ForgetLogins forgetLogins, Clock clock) {
        this.domains = domains;
        this.servers = servers;
        this.forgetLogins = forgetLogins;
        this.clock = clock;
    }

    /** Minutes from an end to the last login that may still get in. */
    @Transactional
    public long ends(MailAddress mailbox) {
        return server(mailbox)
                .map(forgetLogins::endsWithin)
                .map(HowSoon::minutes)
                .orElse(0L);
    }

    /** The same for one that has ended; zero as well once it is over, or the server has forgotten its logins. */
    @Transactional
    public long goesOn(AppPasswordView ended) {
        return ended.live() ? 0 : goesOn(ended.account(), ended.withdrawnAt());
    }

    /** Those of them that may still get in, and for how many minutes. */
    @Transactional
    public Map<UUID, Long> goingOn(Collection<AppPasswordView> all) {
        Instant longAgo = clock.instant().minus(NO_SERVER_REMEMBERS_LONGER);
        return all.stream()
                .filter(one -> one.endedAt().filter(at -> at.isAfter(longAgo)).isPresent())
                .collect(Collectors.toMap(AppPasswordView::id, this::goesOn));
    }

    /** Of several that have ended: the last of them counts. */
    @Transactional
    public long goesOn(MailAddress mailbox, Collection<AppPasswordView> ended) {
        boolean confirmed = ended.stream().allMatch(AppPasswordView::withdrawn);
        Optional<Instant> last =
                ended.stream().flatMap(one -> one.withdrawnAt().stream()).max(Instant::compareTo);
        return goesOn(mailbox, confirmed ? last : Optional.empty());
    }

    /** @param gone when the mail server confirmed it, if it has */
    @Transactional
    public long goesOn(MailAddress mailbox, Optional<Instant> gone) {
        return server(mailbox)
                .flatMap(server -> forgetLogins.goesOn(mailbox, server, gone))
                .map(HowSoon::minutes)
                .orElse(0L);
    }

    /**
     * How the mail server tells of logins.
     *
     * @param told seconds from a login to its report
     * @param laterIfBusy minutes that it can take instead, if the mail server remembers logins of other devices; zero if not
     * @param bans whether it tells as well which networks it shuts out
     */
    public record Telling(long told, long laterIfBusy, boolean bans) {}

    @Transactional
    public Telling telling(MailAddress mailbox) {
        Optional<MailServer> server = server(mailbox).flatMap(servers::find);
        return new Telling(
                server.map(MailServer::traits)
                        .orElse(Traits.AT_ONCE)
                        .toldWithin()
                        .toSeconds(),
                server.filter(one -> !forgetLogins.possible(one.key()))
                        .map(one -> minutes(one.traits().endsWithin()))
                        .orElse(0L),
                server.flatMap(MailServer::bans).isPresent());
    }

    private Optional<String> server(MailAddress mailbox) {
        return domains.findByIdOptional(mailbox.domain()).map(Domain::mailServer);
    }

    private static long minutes(Duration duration) {
        return duration.plusSeconds(59).toMinutes();
    }
}
