package latchkey.mailserver.mailcow;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import latchkey.account.Domain;
import latchkey.account.WelcomeAccounts;
import latchkey.mailserver.EachDomain;
import latchkey.mailserver.KnownMailboxes;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailboxDirectory;
import latchkey.mailserver.ToldOnce;
import latchkey.shared.JobLease;
import org.jboss.logging.Logger;

/**
 * Asks each mailcow for all mailboxes of the domains that are served: they become accounts, whether or not anybody ever logs
 * in to them, and it is known who is affected by what.
 */
@ApplicationScoped
class KeepKnownMailboxes {
    private static final Logger LOG = Logger.getLogger(KeepKnownMailboxes.class);
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Domain.Repository domains;
    private final KnownMailboxes mailboxes;
    private final WelcomeAccounts welcomeAccounts;
    private final Clock clock;
    private final List<Asked> mailcows;
    private final ToldOnce told = new ToldOnce(LOG);

    private record Asked(MailServer mailcow, JobLease lease, EachDomain domains) {}

    KeepKnownMailboxes(
            MailcowServers mailcows,
            Domain.Repository domains,
            KnownMailboxes mailboxes,
            WelcomeAccounts welcomeAccounts,
            DataSource dataSource,
            Clock clock) {
        this.domains = domains;
        this.mailboxes = mailboxes;
        this.welcomeAccounts = welcomeAccounts;
        this.clock = clock;
        this.mailcows = mailcows.members().stream()
                .map(one -> new Asked(one, new JobLease(dataSource, "mailboxes-" + one.key(), LEASE), new EachDomain()))
                .toList();
    }

    void stop(@Observes ShutdownEvent event) {
        mailcows.forEach(asked -> asked.lease().letGo());
    }

    @Scheduled(every = "10m", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() throws SQLException {
        for (Asked asked : mailcows) {
            if (asked.lease().held()) {
                keep(asked.mailcow(), asked.domains());
            }
        }
    }

    void keep(MailServer mailcow, EachDomain each) throws SQLException {
        MailboxDirectory directory = mailcow.mailboxDirectory().orElseThrow();
        List<String> served = QuarkusTransaction.requiringNew()
                .call(() -> domains.list("mailServer", mailcow.key()).stream()
                        .map(Domain::name)
                        .toList());
        var unused = each.ask(
                served,
                domain -> {
                    Instant asked = clock.instant();
                    List<MailboxDirectory.Mailbox> all = directory.mailboxes(domain);
                    int doubtful =
                            QuarkusTransaction.requiringNew().call(() -> keep(mailcow.key(), domain, all, asked));
                    told.back(unlisted(domain));
                    tell(domain, doubtful);
                },
                (domain, why) -> told.away(unlisted(domain), String.valueOf(why.getMessage())));
    }

    private int keep(String mailcow, String domain, List<MailboxDirectory.Mailbox> all, Instant asked)
            throws SQLException {
        mailboxes.keep(mailcow, all, clock.instant());
        int doubtful = mailboxes.removeMissing(domain, asked);
        welcomeAccounts.listed(mailboxes.strangers(domain));
        return doubtful;
    }

    private void tell(String domain, int doubtful) {
        String suspicious = "The list of mailboxes of " + domain + " is suspiciously short";
        if (doubtful > 0) {
            told.away(suspicious, doubtful + " are missing and none is taken for removed");
        } else {
            told.back(suspicious);
        }
    }

    private static String unlisted(String domain) {
        return "Mailboxes of " + domain + " are not listed";
    }
}
