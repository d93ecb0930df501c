package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import latchkey.operations.check.CheckBoard.Standing;

/** Which checks somebody has to be told of, looked at just now. */
@ApplicationScoped
public class WrongNow {
    private final CheckBoard board;

    WrongNow(CheckBoard board) {
        this.board = board;
    }

    /** What is neither may be wrong only since a moment, or was not looked at. */
    public record Seen(Set<Check> wrong, Set<Check> well) {}

    public Seen longerThan(Duration patience, Instant now) {
        Set<Check> wrong = EnumSet.noneOf(Check.class);
        Set<Check> well = EnumSet.noneOf(Check.class);
        for (Standing standing : board.look()) {
            Check check = standing.finding().check();
            if (!isWrong(standing.finding())) {
                well.add(check);
            } else if (standing.since()
                    .filter(since -> !since.plus(patience).isAfter(now))
                    .isPresent()) {
                wrong.add(check);
            }
        }
        return new Seen(wrong, well);
    }

    /** A plan that has paused is not broken, and yet nothing goes on until somebody looks. */
    private static boolean isWrong(Finding finding) {
        return finding.state() == State.RED || (finding.check() == Check.PLANS && finding.state() == State.AMBER);
    }
}
