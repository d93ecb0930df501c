package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latchkey.diagnosis.corpus.ByTheBook;
import latchkey.diagnosis.corpus.Corpus;
import latchkey.diagnosis.rule.AllRules;
import org.junit.jupiter.api.Test;

class CorpusTest {
    @Test
    void mostActorsAreSeenAsWhatTheyAre() {
        long seed = System.nanoTime();
        System.out.println("CorpusTest: seed " + seed);

        Confusion confusion = new Confusion(judged(AllRules.inOrder(), seed, 300));

        System.out.println(confusion.table());
        assertThat(confusion.right()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void seeds() {
        for (long seed = 1; seed <= 20; seed++) {
            long start = System.nanoTime();
            Confusion c = new Confusion(judged(AllRules.inOrder(), seed, 300));
            System.out.println(seed + " " + c.right() + " " + c.rightByClass() + " " + c.wronglyCertain() + " ms " + (System.nanoTime() - start) / 1000000);
        }
    }

    private static List<JudgedTrace.Verdict> judged(List<FailureRule> rules, long seed, int traces) {
        return Corpus.of(seed, traces).stream()
                .flatMap(trace -> JudgedTrace.of(rules, trace, ByTheBook.reports(trace)).stream())
                .toList();
    }
}
