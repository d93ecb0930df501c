package latchkey.operations.check;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import latchkey.operations.check.ReplicaStates.Elsewhere;
import org.jboss.logging.Logger;

/** All checks together, each with the time since which it stands as it does. */
@ApplicationScoped
class CheckBoard {
    private static final Logger LOG = Logger.getLogger(CheckBoard.class);

    private final List<SystemCheck> checks;
    private final CheckStates states;
    private final ReplicaStates replicas;
    private final Clock clock;
    /** As this replica sees it. */
    private final Map<Check, State> last = new ConcurrentHashMap<>();

    CheckBoard(
            @All List<SystemCheck> checks,
            CheckStates states,
            ReplicaStates replicas,
            MeterRegistry metrics,
            Clock clock) {
        this.checks = checks;
        this.states = states;
        this.replicas = replicas;
        this.clock = clock;
        for (Check check : Check.values()) {
            Gauge.builder(
                            "latchkey.check",
                            () -> last.getOrDefault(check, State.GREEN).measure())
                    .description("0 all is well, 1 to be looked at, 2 broken")
                    .tag("check", check.key())
                    .register(metrics);
        }
    }

    /** @param since empty if that cannot be read now */
    record Standing(Finding finding, Optional<Instant> since) {
        /** A check is as bad as the worst of the replicas sees it. */
        private Standing with(List<Elsewhere> elsewhere) {
            Standing all = this;
            for (Elsewhere other : elsewhere) {
                if (other.check() == finding.check() && other.state() != State.GREEN) {
                    all = all.with(other);
                }
            }
            return all;
        }

        private Standing with(Elsewhere other) {
            int worse = other.state().compareTo(finding.state());
            Optional<Instant> worst = worse > 0
                    ? Optional.of(other.since())
                    : since.filter(own -> worse < 0 || own.isBefore(other.since()))
                            .or(() -> Optional.of(other.since()));
            return new Standing(
                    finding.and(other.state(), say -> say.elsewhere(other.replica(), other.state(), other.since())),
                    worst);
        }
    }

    @Scheduled(
            every = "${latchkey.checks.every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        look();
    }

    List<Standing> look() {
        // As the table holds it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Finding> findings = checks.stream()
                .flatMap(check -> findings(check, now))
                .sorted(Comparator.comparing(Finding::check))
                .toList();
        findings.forEach(finding -> {
            State before = last.put(finding.check(), finding.state());
            if (finding.state() == State.RED && before != State.RED) {
                LOG.warnf("Check %s is red, see /admin/checks", finding.check().key());
            }
        });
        Map<Check, Instant> since = since(findings, now);
        List<Standing> own = findings.stream()
                .map(finding -> new Standing(finding, Optional.ofNullable(since.get(finding.check()))))
                .toList();
        List<Elsewhere> elsewhere = toldToEachOther(own, now);
        return own.stream().map(standing -> standing.with(elsewhere)).toList();
    }

    private List<Elsewhere> toldToEachOther(List<Standing> own, Instant now) {
        try {
            replicas.tell(own, now);
            return replicas.ofOthers(now);
        } catch (SQLException unknown) {
            LOG.warnf("What the other replicas see is not known: %s", unknown.getMessage());
            return List.of();
        }
    }

    Map<Check, State> last() {
        return Map.copyOf(last);
    }

    private static Stream<Finding> findings(SystemCheck check, Instant now) {
        try {
            return check.look(now).stream();
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("A check could not be made", failed);
            return check.checks().stream()
                    .map(what ->
                            Finding.of(what, State.RED, say -> say.cannotLook(String.valueOf(failed.getMessage()))));
        }
    }

    private Map<Check, Instant> since(List<Finding> findings, Instant now) {
        try {
            return states.since(findings, now);
        } catch (SQLException unknown) {
            LOG.warnf("Since when the checks stand as they do is not known: %s", unknown.getMessage());
            return Map.of();
        }
    }
}
