package latchkey.helpdesk.nudge;

import java.util.List;
import java.util.Set;
import latchkey.helpdesk.CaseAddress;
import latchkey.notice.SentMails;
import latchkey.notice.ShowNotice.Shown;

/**
 * A round, with those of one outcome.
 *
 * @param shown which that is
 * @param known addresses in the list that are mailboxes here
 */
record RunView(
        NudgeRun run,
        List<NudgeView.Outcome> outcomes,
        NudgeView.Outcome shown,
        List<NudgeLine> lines,
        boolean more,
        Set<String> known,
        List<Shown> previews,
        boolean portal,
        SentMails.Count mails,
        NudgeConfig config) {

    /** How many wait for their turn. */
    private long open() {
        return outcomes.stream()
                .filter(one -> one.way().isPresent())
                .mapToLong(one -> one.accounts() - one.done())
                .sum();
    }

    public int percent() {
        return run.planned() == 0 ? 100 : (int) (100L * (run.planned() - open()) / run.planned());
    }

    public boolean isShown(NudgeView.Outcome one) {
        return one.key().equals(shown.key());
    }

    public boolean canBegin() {
        return run.dry() && run.planned() > 0;
    }

    /** Once it has begun: before, nobody is nudged. */
    public boolean letters() {
        return !run.dry()
                && outcomes.stream().anyMatch(one -> one.key().equals(Way.LETTER.key()) && one.accounts() > 0);
    }

    public boolean hasCase(String address) {
        return known.contains(address);
    }

    public String caseOf(String address) {
        return CaseAddress.of(address);
    }

    public String at(NudgeView.Outcome outcome) {
        return run.path() + "?show=" + outcome.key();
    }

    public String next() {
        return at(shown) + "&after=" + lines.get(lines.size() - 1).number();
    }

    public int batch() {
        return config.batch();
    }

    public long seconds() {
        return Math.max(1, config.batchEvery().toSeconds());
    }

    public long coolDownDays() {
        return Math.max(1, config.coolDown().toDays());
    }
}
