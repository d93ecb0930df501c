package latchkey.operations.check;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import latchkey.account.Domain;
import latchkey.account.Endpoint;
import latchkey.mailserver.MailServers;
import latchkey.mailserver.Readiness;
import latchkey.shared.JobLease;
import latchkey.shared.Protocol;

/** Logs in at each mail server with the check mailbox, as a rule would before it is switched on. Takes seconds. */
@ApplicationScoped
public class LookAtMailServers {
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Domain.Repository domains;
    private final Readiness readiness;
    private final KindsOfMailServers kinds;
    private final MailServers servers;
    private final MailChecks checks;
    private final JobLease lease;
    private final Clock clock;

    LookAtMailServers(
            Domain.Repository domains,
            Readiness readiness,
            KindsOfMailServers kinds,
            MailServers servers,
            MailChecks checks,
            DataSource dataSource,
            Clock clock) {
        this.domains = domains;
        this.readiness = readiness;
        this.kinds = kinds;
        this.servers = servers;
        this.checks = checks;
        this.lease = new JobLease(dataSource, "check-logins", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            every = "${latchkey.checks.logins-every}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void now() throws SQLException {
        if (lease.held()) {
            look();
        }
    }

    void look() throws SQLException {
        Map<String, Domain> mailServers = new LinkedHashMap<>();
        // By a domain whose mail server is set up in this portal, if there is one: else nothing can be tried there.
        List<Domain> known = domains.listAll().stream()
                .sorted(Comparator.comparing(
                        domain -> servers.find(domain.mailServer()).isEmpty()))
                .toList();
        for (Domain domain : known) {
            Endpoint imap = domain.endpoints().get(Protocol.IMAP);
            if (kinds.asksItself(domain.mailServer())) {
                mailServers.putIfAbsent(domain.mailServer(), domain);
            } else if (imap != null) {
                mailServers.putIfAbsent(imap.toString(), domain);
            }
        }
        List<MailChecks.Found> found = mailServers.entrySet().stream()
                .flatMap(mailServer -> readiness.of(mailServer.getValue()).stream()
                        .map(finding -> new MailChecks.Found(mailServer.getKey(), finding)))
                .toList();
        checks.keep(found, clock.instant());
    }
}
