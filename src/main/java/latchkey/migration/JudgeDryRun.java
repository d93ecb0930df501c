package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import latchkey.audit.Actor;
import latchkey.mailserver.Readiness;
import latchkey.migration.SwitchRule.Obstacle;
import latchkey.shared.StaffDomains;

/** What can be done with a dry run, be it of a domain or of a list, and what it makes one expect. */
@ApplicationScoped
class JudgeDryRun {
    private final DryRuns dryRuns;
    private final SwitchRule switchRule;
    private final SwitchList switchList;
    private final Progress progress;
    private final BeyondMail beyondMail;

    JudgeDryRun(
            DryRuns dryRuns, SwitchRule switchRule, SwitchList switchList, Progress progress, BeyondMail beyondMail) {
        this.dryRuns = dryRuns;
        this.switchRule = switchRule;
        this.switchList = switchList;
        this.progress = progress;
        this.beyondMail = beyondMail;
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

    Optional<Obstacle> obstacle(DryRun run) {
        return run.listed().isPresent() ? switchList.obstacle(run) : switchRule.obstacle(run);
    }

    Optional<Obstacle> switchOn(DryRun run, StaffDomains within, Actor by) {
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
