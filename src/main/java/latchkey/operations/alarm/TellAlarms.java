package latchkey.operations.alarm;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.operations.check.Check;
import latchkey.operations.check.WrongNow;
import latchkey.shared.JobLease;
import org.jboss.logging.Logger;

/**
 * Tells what is wrong, by one replica for all, each thing once and its end once, by each way for itself: a webhook that is
 * away holds up no mail, and is told later.
 */
@ApplicationScoped
class TellAlarms {
    private static final Logger LOG = Logger.getLogger(TellAlarms.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final WrongNow wrongNow;
    private final Alarms alarms;
    private final Map<Way, Teller> tellers = new EnumMap<>(Way.class);
    private final JobLease lease;
    private final AlarmConfig config;
    private final Clock clock;
    private volatile boolean stopping;

    TellAlarms(
            WrongNow wrongNow,
            Alarms alarms,
            AlarmMails mails,
            AlarmWebhook webhook,
            DataSource dataSource,
            AlarmConfig config,
            Clock clock) {
        this.wrongNow = wrongNow;
        this.alarms = alarms;
        this.lease = new JobLease(dataSource, "alarms", LEASE);
        this.config = config;
        this.clock = clock;
        if (config.mailTo().isPresent()) {
            tellers.put(Way.MAIL, mails);
        }
        if (config.webhook().isPresent()) {
            tellers.put(Way.WEBHOOK, webhook);
        }
    }

    /** Not before each check has been looked at once: what nobody has looked at is no all-clear. */
    @Scheduled(
            every = "${latchkey.alarm.every}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void now() throws SQLException {
        if (tellers.isEmpty() || !goesOn()) {
            return;
        }
        Instant now = clock.instant();
        note(now);
        for (Alarm alarm : alarms.all()) {
            // Mails and webhooks that hang outlast a lease, and another replica tells then.
            if (!goesOn()) {
                return;
            }
            boolean done = true;
            for (Map.Entry<Way, Teller> way : tellers.entrySet()) {
                done &= tell(alarm, way.getKey(), way.getValue());
            }
            if (done && alarm.clearedAt().isPresent()) {
                alarms.forget(alarm.what());
            }
        }
    }

    /** Whoever tells just now does not take the lease again, which nobody would give back. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        lease.letGo();
    }

    private boolean goesOn() throws SQLException {
        return !stopping && lease.held();
    }

    private void note(Instant now) throws SQLException {
        WrongNow.Seen seen = wrongNow.longerThan(config.after(), now);
        for (Check check : seen.wrong()) {
            alarms.raise(check, now);
        }
        Set<Check> raised = alarms.all().stream().map(Alarm::what).collect(Collectors.toSet());
        for (Check check : raised) {
            if (seen.well().contains(check)) {
                alarms.clear(check, now);
            }
        }
    }

    /** @return whether there is nothing left to tell */
    private boolean tell(Alarm alarm, Way way, Teller teller) throws SQLException {
        if (alarm.toTellBy(way).isEmpty()) {
            return true;
        }
        Told what = alarm.toTellBy(way).get();
        try {
            teller.tell(alarm, what);
        } catch (IOException | RuntimeException later) {
            // Not its address: people put keys of their webhooks there.
            LOG.warnf(
                    "Alarm %s could not be told by %s: %s",
                    alarm.what().key(), way, later.getClass().getSimpleName());
            return false;
        }
        alarms.told(alarm.what(), way, what);
        return true;
    }
}
