package latchkey.helpdesk.nudge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.helpdesk.nudge.PrintLetters.Sheet;
import latchkey.helpdesk.nudge.PrintLetters.Sheets;

/**
 * Letters to print.
 *
 * @param back where they belong to
 * @param round which that is; absent for the letter of a case
 * @param after the last line of the page before
 * @param last of this one
 * @param form number of what says that the letter of a case is printed
 * @param lastNudged when whoever gets it was nudged before
 */
record LettersView(
        List<Sheet> sheets,
        String back,
        Optional<NudgeRun> round,
        int after,
        int last,
        Optional<String> next,
        UUID form,
        Optional<Instant> lastNudged) {
    static LettersView of(NudgeRun run, int after, Sheets sheets) {
        return new LettersView(
                sheets.sheets(),
                run.path(),
                Optional.of(run),
                after,
                sheets.last(),
                sheets.more() ? Optional.of(run.path() + "/letters?after=" + sheets.last()) : Optional.empty(),
                UUID.randomUUID(),
                Optional.empty());
    }

    /** Of a case. */
    static LettersView of(List<Sheet> sheets, String back, Optional<Instant> lastNudged) {
        return new LettersView(sheets, back, Optional.empty(), 0, 0, Optional.empty(), UUID.randomUUID(), lastNudged);
    }

    public boolean dry() {
        return round.filter(NudgeRun::dry).isPresent();
    }

    public boolean canBePrinted() {
        return sheets.stream().anyMatch(sheet -> !sheet.printed());
    }

    /** Where it is said that they are printed. */
    public String printedAt() {
        return back + (round.isPresent() ? "/letters" : "/letter") + "/printed";
    }
}
