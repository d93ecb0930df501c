package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.audit.Actor;
import latchkey.mailserver.Readiness;
import latchkey.migration.SwitchRule.Obstacle;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** What can be done with a dry run, be it of a domain or of a list, and what it makes one expect. */
@ApplicationScoped
class JudgeDryRun {
    private final DryRuns dryRuns;
    private final SwitchRule switchRule;
    private final SwitchList switchList;
    private final Progress progress;
    private final BeyondMail beyondMail;
    private final Readiness readiness;
    private final Domain.Repository domains;

    JudgeDryRun(
            DryRuns dryRuns,
            SwitchRule switchRule,
            SwitchList switchList,
            Progress progress,
            BeyondMail beyondMail,
            Readiness readiness,
            Domain.Repository domains) {
        this.dryRuns = dryRuns;
        this.switchRule = switchRule;
        this.switchList = switchList;
        this.progress = progress;
        this.beyondMail = beyondMail;
        this.readiness = readiness;
        this.domains = domains;
    }

    /**
     * @param forecast for the day on which a whole domain begins; a list has no figures of its own
     * @param beyondMail what else the mail server ends; empty where that is nothing
     */
    record View(
            DryRuns.Details details,
            Optional<Obstacle> obstacle,
            boolean unconfirmed,
            List<Readiness.Finding> unmet,
            Optional<Forecast> forecast,
            Optional<BeyondMail.Ends> beyondMail) {}

    /**
     * Why a rule was not switched on; it was if nothing is named.
     *
     * @param unmet what the mail server would let in all the same
     */
    record Answer(Optional<Obstacle> obstacle, List<Readiness.Finding> unmet) {
        boolean on() {
            return obstacle.isEmpty() && unmet.isEmpty();
        }
    }

    /** No rule is switched on where the mail server is not ready for it. Logs in there, so it takes seconds. */
    Answer switchOn(DryRun run, StaffDomains within, Actor by) {
        within.require(run.domain());
        Optional<Obstacle> obstacle = obstacle(run);
        if (obstacle.isPresent()) {
            return new Answer(obstacle, List.of());
        }
        Domain domain = domains.findByIdOptional(run.domain()).orElseThrow(Refusal.NotFound::new);
        List<Readiness.Finding> unmet =
                readiness.of(domain).stream().filter(finding -> !finding.met()).toList();
        return new Answer(unmet.isEmpty() ? on(run, within, by) : Optional.empty(), unmet);
    }

    private Optional<Obstacle> obstacle(DryRun run) {
        return run.listed().isPresent() ? switchList.obstacle(run) : switchRule.obstacle(run);
    }

    private Optional<Obstacle> on(DryRun run, StaffDomains within, Actor by) {
        return run.listed().isPresent() ? switchList.on(run, within, by) : switchRule.on(run, within, by);
    }

    View view(
            DryRun run,
            Optional<Obstacle> obstacle,
            boolean unconfirmed,
            List<Readiness.Finding> unmet,
            StaffDomains within) {
        Optional<Forecast> forecast = run.startsOn()
                .filter(day -> run.listed().isEmpty())
                .map(day -> Forecast.of(
                        progress.days(Optional.of(run.domain()), within), LocalDate.ofInstant(day, ZoneOffset.UTC)));
        return new View(
                dryRuns.details(run),
                obstacle.or(() -> obstacle(run)),
                unconfirmed,
                unmet,
                forecast,
                beyondMail.of(run.domain()));
    }
}
