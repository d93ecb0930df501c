package latchkey.apppassword;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import latchkey.mailserver.HeldAppPasswords;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MailServers;
import latchkey.mailserver.Rounds;
import latchkey.mailserver.ToldOnce;
import latchkey.shared.JobLease;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/**
 * Keeps the copies that mail servers hold as the table says: what has changed at once, and all of them now and then and
 * after each time that a server did not answer. One replica does it, with one request at a time.
 */
@ApplicationScoped
class AgreeWithMailServers {
    private static final Logger LOG = Logger.getLogger(AgreeWithMailServers.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Of one round, so that what has changed meanwhile does not wait for the end of a comparison, nor another server. */
    private static final Duration SLICE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 50;
    private static final int FAILURES = 3;

    private final Rounds rounds;
    private final AppPasswordQueries queries;
    private final CopiesToTell copies;
    private final BringCopiesInLine bringInLine;
    private final AppPasswordPolicy policy;
    private final JobLease lease;
    private final Clock clock;
    private final ToldOnce told = new ToldOnce(LOG);
    private final Map<String, Sweep> sweeps = new ConcurrentHashMap<>();

    AgreeWithMailServers(
            MailServers servers,
            AppPasswordQueries queries,
            CopiesToTell copies,
            BringCopiesInLine bringInLine,
            AppPasswordPolicy policy,
            DataSource dataSource,
            Clock clock) {
        this.rounds = new Rounds(servers);
        this.queries = queries;
        this.copies = copies;
        this.bringInLine = bringInLine;
        this.policy = policy;
        this.lease = new JobLease(dataSource, "copies-at-mail-servers", LEASE);
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        lease.letGo();
    }

    @Scheduled(
            every = "${latchkey.app-password.copies-told-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() throws SQLException {
        rounds.all(this::round);
    }

    private boolean round(MailServer server) throws SQLException {
        HeldAppPasswords held = server.heldAppPasswords().orElse(null);
        if (held == null || !lease.held()) {
            return false;
        }
        boolean moreToTell = tell(server, held);
        return compare(server, held) || moreToTell;
    }

    /** @return whether it was going well, and there may be more to tell */
    private boolean tell(MailServer server, HeldAppPasswords held) throws SQLException {
        List<CopiesToTell.Due> all = copies.at(server.key());
        int failures = 0;
        boolean any = false;
        for (CopiesToTell.Due due : all) {
            try {
                bringInLine.of(due.mailbox(), held);
                copies.told(due);
                any = true;
                told.back(notTold(server));
            } catch (Unreachable unreachable) {
                told.away(notTold(server), String.valueOf(unreachable.getMessage()));
                if (!(unreachable instanceof Declined) && ++failures == FAILURES) {
                    return false;
                }
            }
        }
        return any && failures == 0 && all.size() == CopiesToTell.AT_ONCE;
    }

    /** @return whether it has not come to its end, and goes on */
    private boolean compare(MailServer server, HeldAppPasswords held) throws SQLException {
        Sweep sweep = sweeps.computeIfAbsent(server.key(), key -> new Sweep(policy));
        Instant begin = clock.instant();
        if (!sweep.due(begin, held.disturbedAt())) {
            return false;
        }
        String after = sweep.goOn(begin);
        while (clock.instant().isBefore(begin.plus(SLICE)) && lease.held()) {
            List<MailAddress> some = some(after, server.key());
            if (some.isEmpty()) {
                sweep.ended(clock.instant());
                return false;
            }
            if (!compare(some, server, held)) {
                sweep.interrupted();
                return false;
            }
            after = some.get(some.size() - 1).toString();
            sweep.reached(after);
        }
        return true;
    }

    /** @return false if the server does not answer */
    private boolean compare(List<MailAddress> mailboxes, MailServer server, HeldAppPasswords held) {
        int failures = 0;
        for (MailAddress mailbox : mailboxes) {
            try {
                bringInLine.of(mailbox, held);
                failures = 0;
                told.back(notCompared(server));
            } catch (Declined no) {
                LOG.warnf("%s does not agree on a mailbox: %s", server.key(), no.getMessage());
                LOG.debugf("It is %s", mailbox);
            } catch (Unreachable unreachable) {
                if (++failures == FAILURES) {
                    told.away(notCompared(server), String.valueOf(unreachable.getMessage()));
                    return false;
                }
            }
        }
        return true;
    }

    private static String notTold(MailServer server) {
        return server.key() + " is not told of changes yet";
    }

    private static String notCompared(MailServer server) {
        return server.key() + " is not compared";
    }

    private List<MailAddress> some(String after, String server) {
        return QuarkusTransaction.requiringNew().call(() -> queries.mailboxesAfter(after, server, AT_ONCE));
    }
}
