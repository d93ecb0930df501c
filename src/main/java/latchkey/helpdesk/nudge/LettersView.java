package latchkey.helpdesk.nudge;

import java.util.List;
import java.util.Optional;
import latchkey.helpdesk.nudge.PrintLetters.Sheet;
import latchkey.helpdesk.nudge.PrintLetters.Sheets;

/**
 * Letters to print.
 *
 * @param back where they belong to
 * @param round which that is; absent for the letter of a case
 * @param after the last line of the page before
 * @param last of this one
 */
record LettersView(
        List<Sheet> sheets, String back, Optional<NudgeRun> round, int after, int last, Optional<String> next) {
    static LettersView of(NudgeRun run, int after, Sheets sheets) {
        return new LettersView(
                sheets.sheets(),
                run.path(),
                Optional.of(run),
                after,
                sheets.last(),
                sheets.more() ? Optional.of(run.path() + "/letters?after=" + sheets.last()) : Optional.empty());
    }

    static LettersView of(List<Sheet> sheets, String back) {
        return new LettersView(sheets, back, Optional.empty(), 0, 0, Optional.empty());
    }

    public boolean dry() {
        return round.filter(NudgeRun::dry).isPresent();
    }

    /** Of a round, and not all of them yet. */
    public boolean canBePrinted() {
        return round.isPresent() && sheets.stream().anyMatch(sheet -> !sheet.printed());
    }
}
