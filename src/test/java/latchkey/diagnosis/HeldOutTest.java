package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latchkey.diagnosis.corpus.ByTheBook;
import latchkey.diagnosis.corpus.Corpus;
import latchkey.diagnosis.corpus.Kind;
import latchkey.diagnosis.rule.AllRules;
import org.junit.jupiter.api.Test;

/** Actors of kinds that were written when the rules were done. What is seen of them is taken as it comes. */
class HeldOutTest {
    /** Seeds that nothing was tried with before. */
    private static final long SEED = 20_261_130;

    private static final int TRACES = 220;

    @Test
    void mostAreSeenAsWhatTheyAreAndNoneIsWronglyCalledCertain() {
        List<JudgedTrace.Verdict> verdicts = Corpus.heldOut(SEED, TRACES).stream()
                .flatMap(trace -> JudgedTrace.of(AllRules.inOrder(), trace, ByTheBook.reports(trace)).stream())
                .filter(verdict -> Kind.heldOut().contains(verdict.actor()))
                .toList();

        Confusion confusion = new Confusion(verdicts);

        System.out.println("HeldOutTest: " + confusion.table());
        assertThat(verdicts).hasSize(TRACES);
        assertThat(confusion.wronglyCertain()).isEmpty();
        assertThat(confusion.right()).isGreaterThanOrEqualTo(0.9);
    }
}
