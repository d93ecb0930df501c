package latchkey.operations.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.operations.importing.ImportRuns.Told;

/**
 * A file with what comes of its lines, one outcome at a time.
 *
 * @param wrongNumber whether what was typed is not what may be switched off
 */
record RunView(
        ImportRun run,
        Map<Outcome, Integer> counts,
        Outcome shown,
        List<Told> lines,
        boolean more,
        boolean wrongNumber) {
    private static final int ON_A_PAGE = 100;

    static RunView of(ImportRuns runs, ImportRun run, Optional<String> show, int after, boolean wrongNumber) {
        Map<Outcome, Integer> counts = runs.counts(run.id());
        Outcome shown = show.flatMap(Outcome::named)
                .orElseGet(() -> List.of(Outcome.values()).stream()
                        .filter(counts::containsKey)
                        .findFirst()
                        .orElse(Outcome.REFUSED));
        List<Told> lines = runs.lines(run.id(), shown, after, ON_A_PAGE + 1);
        boolean more = lines.size() > ON_A_PAGE;
        return new RunView(run, counts, shown, more ? lines.subList(0, ON_A_PAGE) : lines, more, wrongNumber);
    }

    public String path() {
        return "/admin/import/" + run.id();
    }

    public Outcome[] outcomes() {
        return Outcome.values();
    }

    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    public boolean isShown(Outcome outcome) {
        return outcome == shown;
    }

    public String next() {
        return path() + "?show=" + shown.key() + "&after="
                + lines.get(lines.size() - 1).line();
    }

    public boolean changesNothing() {
        return count(Outcome.ADD) + count(Outcome.CHANGE) + count(Outcome.RENAME) == 0;
    }

    public boolean refusesNone() {
        return count(Outcome.REFUSED) == 0;
    }

    public boolean mayDeactivate() {
        return run.missing() > 0 && refusesNone() && !run.tooManyMissing();
    }

    public boolean canBegin() {
        return !changesNothing() || mayDeactivate();
    }

    public boolean ready() {
        return run.state() == ImportRun.State.READ;
    }

    public boolean stopped() {
        return run.state() == ImportRun.State.STOPPED;
    }

    /** By then there were more that the file does not name. */
    public boolean keptTheMissing() {
        return run.state() == ImportRun.State.ENDED && run.toDeactivate() > 0 && run.deactivated() == 0;
    }
}
