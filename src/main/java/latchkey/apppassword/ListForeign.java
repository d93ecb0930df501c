package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Domain;
import latchkey.attempt.LastUses;
import latchkey.mailserver.ForeignAppPasswords.Foreign;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.web.TryLimits;
import org.jboss.logging.Logger;

/** App passwords of a mailbox that were made at its mail server itself. They are read there each time and kept nowhere. */
@ApplicationScoped
public class ListForeign {
    private static final Logger LOG = Logger.getLogger(ListForeign.class);

    private final Domain.Repository domains;
    private final MailServers servers;
    private final MailServerCalls mailServer;
    private final ForeignEnd.Repository ends;
    private final LastUses lastUses;
    private final TryLimits limits;

    ListForeign(
            Domain.Repository domains,
            MailServers servers,
            MailServerCalls mailServer,
            ForeignEnd.Repository ends,
            LastUses lastUses,
            TryLimits limits) {
        this.domains = domains;
        this.servers = servers;
        this.mailServer = mailServer;
        this.ends = ends;
        this.lastUses = lastUses;
        this.limits = limits;
    }

    /** @param ending whether it is to end and the mail server has not confirmed that yet */
    public record View(Foreign made, boolean ending) {
        public String numberInPath() {
            return URLEncoder.encode(made.number(), StandardCharsets.UTF_8);
        }
    }

    /** Whether there can be any; the mail server is not asked. */
    public boolean possible(MailAddress mailbox) {
        return servers.find(server(mailbox))
                .flatMap(MailServer::foreignAppPasswords)
                .isPresent();
    }

    /** When one of them was used last, if that is known; the mail server is not asked. */
    public Optional<Instant> lastUsed(MailAddress mailbox) {
        return lastUses.ofForeign(mailbox);
    }

    /**
     * @param by who asks: more often than the limit says, and the mail server is asked no more
     * @return empty if the mail server does not tell in time
     */
    public Optional<List<View>> of(MailAddress mailbox, UUID by) {
        limits.count(TryLimits.Kind.MADE_ELSEWHERE_OF_PERSON, by.toString());
        return told(mailbox);
    }

    private Optional<List<View>> told(MailAddress mailbox) {
        try {
            return Optional.of(read(mailbox));
        } catch (MailServer.Unreachable unreachable) {
            LOG.warnf("App passwords that others made are not told: %s", unreachable.getMessage());
            return Optional.empty();
        }
    }

    /** Another mailbox's number is not there. Refuses while the mail server does not tell. */
    public View one(MailAddress mailbox, String number, UUID by) {
        if (!possible(mailbox)) {
            throw new Refusal.NotFound();
        }
        return found(of(mailbox, by), number);
    }

    /** For who was counted when he looked at it. */
    View again(MailAddress mailbox, String number) {
        if (!possible(mailbox)) {
            throw new Refusal.NotFound();
        }
        return found(told(mailbox), number);
    }

    private static View found(Optional<List<View>> told, String number) {
        return told.orElseThrow(() -> new Refusal.Unavailable(Refusal.What.MAIL_SERVER)).stream()
                .filter(view -> view.made().number().equals(number))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private List<View> read(MailAddress mailbox) {
        List<Foreign> made = mailServer.foreign(server(mailbox), mailbox);
        Set<String> ending = QuarkusTransaction.joiningExisting().call(() -> ends.numbersOf(mailbox));
        return made.stream()
                .sorted(Comparator.comparing(Foreign::name))
                .map(one -> new View(one, ending.contains(one.number())))
                .toList();
    }

    private String server(MailAddress mailbox) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> domains.findByIdOptional(mailbox.domain())
                        .map(Domain::mailServer)
                        .orElseThrow(Refusal.NotFound::new));
    }
}
