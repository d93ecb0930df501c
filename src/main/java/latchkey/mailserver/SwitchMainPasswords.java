package latchkey.mailserver;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.NoSuchMailbox;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MailboxDirectory.Mailbox;
import latchkey.shared.JobLease;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/**
 * Has main passwords refused, and taken again as before, where a mail server has a switch of its own; elsewhere the
 * portal's tables say so at each login. Who is let in again comes first.
 */
@ApplicationScoped
class SwitchMainPasswords {
    private static final Logger LOG = Logger.getLogger(SwitchMainPasswords.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int FAILURES_A_ROUND = 3;

    private final Rounds rounds;
    private final SwitchRows rows;
    private final SwitchPolicy policy;
    private final JobLease lease;
    private final Clock clock;
    private final Map<String, Instant> compared = new ConcurrentHashMap<>();
    private final Map<String, EachDomain> domains = new ConcurrentHashMap<>();
    private final ToldOnce told = new ToldOnce(LOG);
    /** Told of once, until it is switched. */
    private final Set<MailAddress> declined = ConcurrentHashMap.newKeySet();

    SwitchMainPasswords(MailServers servers, SwitchRows rows, SwitchPolicy policy, DataSource dataSource, Clock clock) {
        this.rounds = new Rounds(servers);
        this.rows = rows;
        this.policy = policy;
        this.lease = new JobLease(dataSource, "main-password-switches", LEASE);
        this.clock = clock;
    }

    private interface Act {
        void on(SwitchRows.Due due) throws SQLException;
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
        lease.letGo();
    }

    @Scheduled(
            every = "${latchkey.main-password-switch.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() throws SQLException {
        rounds.all(this::round);
    }

    private boolean round(MailServer server) throws SQLException {
        MainPasswordSwitch own = server.mainPasswordSwitch().orElse(null);
        if (own == null || !lease.held()) {
            return false;
        }
        boolean more = each(server, rows.toAllow(server.key()), due -> allow(server, own, due))
                || each(server, rows.toRefuse(server.key()), due -> refuse(server, own, due));
        compare(server, own);
        return more;
    }

    private void allow(MailServer server, MainPasswordSwitch own, SwitchRows.Due due) throws SQLException {
        try {
            own.allow(due.address(), due.before().orElse(Set.of()));
        } catch (NoSuchMailbox gone) {
            // One that is made anew under the name begins with its own switches, and an erasure must not wait for ever.
            LOG.debugf("%s has the mailbox no more: %s", server.key(), due.address());
        }
        rows.forget(server.key(), due.address());
    }

    private void refuse(MailServer server, MainPasswordSwitch own, SwitchRows.Due due) throws SQLException {
        if (due.before().isEmpty()) {
            rows.remember(due.address(), server.key(), own.takenBy(due.address()));
        }
        own.refuse(due.address());
        rows.done(server.key(), due.address(), true);
    }

    /**
     * One that the server says no to does not hold up the others; one that does not answer is left alone.
     *
     * @return whether it was going well, and there may be more of them
     */
    private boolean each(MailServer server, List<SwitchRows.Due> all, Act act) throws SQLException {
        Instant end = clock.instant().plus(policy.atMost());
        int failures = 0;
        boolean any = false;
        for (SwitchRows.Due due : all) {
            try {
                act.on(due);
                declined.remove(due.address());
                any = true;
                told.back(notSwitched(server));
            } catch (Declined no) {
                if (declined.add(due.address())) {
                    LOG.warnf("%s: a main password is not switched: %s", server.key(), no.getMessage());
                }
                LOG.debugf("It is that of %s", due.address());
            } catch (Unreachable unreachable) {
                told.away(notSwitched(server), String.valueOf(unreachable.getMessage()));
                failures++;
            }
            if (failures == FAILURES_A_ROUND) {
                return false;
            }
            if (clock.instant().isAfter(end)) {
                return any && failures == 0;
            }
        }
        return any && failures == 0 && all.size() == SwitchRows.AT_ONCE;
    }

    /** What somebody has switched on again at the mail server is switched off in the next round. */
    private void compare(MailServer server, MainPasswordSwitch own) throws SQLException {
        Instant now = clock.instant();
        MailboxDirectory directory = server.mailboxDirectory().orElse(null);
        if (directory == null
                || now.isBefore(compared.getOrDefault(server.key(), Instant.MIN).plus(policy.comparedEvery()))) {
            return;
        }
        compared.put(server.key(), now);
        try {
            Set<String> ended = own.endedByRefusal();
            boolean all = domains.computeIfAbsent(server.key(), key -> new EachDomain())
                    .ask(
                            rows.domains(server.key()),
                            domain -> compare(server, directory.mailboxes(domain), ended),
                            (domain, why) -> told.away(notCompared(server), String.valueOf(why.getMessage())));
            if (all) {
                told.back(notCompared(server));
            }
        } catch (Unreachable unreachable) {
            told.away(notCompared(server), String.valueOf(unreachable.getMessage()));
        }
    }

    private void compare(MailServer server, List<Mailbox> mailboxes, Set<String> ended) throws SQLException {
        Set<MailAddress> taken = mailboxes.stream()
                .filter(mailbox -> takes(mailbox, ended))
                .map(Mailbox::address)
                .collect(Collectors.toSet());
        for (MailAddress address : rows.refusedAmong(server.key(), taken)) {
            LOG.warnf("%s: somebody has switched a main password on", server.key());
            rows.done(server.key(), address, false);
        }
    }

    private static String notSwitched(MailServer server) {
        return server.key() + ": main passwords are not switched";
    }

    private static String notCompared(MailServer server) {
        return server.key() + ": switches are not compared";
    }

    private static boolean takes(Mailbox mailbox, Set<String> ended) {
        return mailbox.takesMainPassword().stream().anyMatch(ended::contains);
    }
}
