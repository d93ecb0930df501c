package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.attempt.Reason;
import latchkey.diagnosis.corpus.AsMailcow;
import latchkey.diagnosis.corpus.ByTheBook;
import latchkey.diagnosis.corpus.Corpus;
import latchkey.diagnosis.corpus.Kind;
import latchkey.diagnosis.corpus.RecordedTraces;
import latchkey.diagnosis.corpus.Reported;
import latchkey.diagnosis.corpus.Trace;
import latchkey.diagnosis.rule.AllRules;
import latchkey.mailserver.ScriptVersions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Programs that know nothing of the rules act, and the rules have to say who each of them is. */
class CorpusTest {
    private static final long SEED = System.nanoTime();
    private static final int SEEDS = 20;

    private static Map<Trace, List<Reported>> recorded = Map.of();

    @BeforeAll
    static void read() throws IOException {
        System.out.println("CorpusTest: seed " + SEED);
        recorded = RecordedTraces.read(RecordedTraces.FILE);
        assertThat(recorded).hasSize(200);
    }

    @Test
    void everyKindOfActorIsRecordedByThePresentScriptsAndAThirdOfTheTracesHaveSeveral() throws IOException {
        assertThat(recorded.keySet().stream().flatMap(trace -> trace.actors().stream()))
                .containsAll(Kind.known());
        assertThat(recorded.keySet().stream().filter(trace -> trace.actors().size() > 1))
                .hasSizeGreaterThanOrEqualTo(recorded.size() / 3);
        assertThat(RecordedTraces.scripts(RecordedTraces.FILE)).isEqualTo(ScriptVersions.EXPECTED);
    }

    @Test
    void mostActorsAreSeenAsWhatTheyAre() {
        List<JudgedTrace.Verdict> verdicts = new ArrayList<>(ofRecorded(AllRules.inOrder(), reports -> reports));
        verdicts.addAll(fresh(AllRules.inOrder(), SEED, 100));

        Confusion confusion = new Confusion(verdicts);

        System.out.println(confusion.table());
        assertThat(confusion.holds()).isTrue();
    }

    @Test
    void nobodyIsWronglyCalledCertain() {
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            assertThat(new Confusion(fresh(AllRules.inOrder(), seed, 50)).wronglyCertain())
                    .as("seed " + seed)
                    .isEmpty();
        }
        assertThat(new Confusion(ofRecorded(AllRules.inOrder(), reports -> reports)).wronglyCertain())
                .isEmpty();
    }

    @Test
    void theOrderWithinASecondChangesNothing() {
        List<JudgedTrace.Verdict> inOrder = ofRecorded(AllRules.inOrder(), reports -> reports);

        List<JudgedTrace.Verdict> shuffled =
                ofRecorded(AllRules.inOrder(), reports -> Shuffled.withinASecond(reports, new Random(SEED)));

        assertThat(shuffled).isEqualTo(inOrder);
    }

    @Test
    void anotherHouseholdBehindTheSameAddressChangesNothing() {
        Trace household = Corpus.household(7);

        recorded.forEach((trace, reports) -> {
            // Where nobody gets in, they do not either.
            List<Reported> neighbours = ByTheBook.reports(household.during(trace.outages()));
            List<JudgedTrace.Verdict> alone = JudgedTrace.of(AllRules.inOrder(), trace, reports);

            List<JudgedTrace.Verdict> mixed = JudgedTrace.of(
                    AllRules.inOrder(),
                    trace,
                    Shuffled.mixed(
                            reports, neighbours, trace.home(), trace.actors().size()));

            assertThat(mixed).as(trace.name()).isEqualTo(alone);
        });
    }

    /** mailcow tells less, so that not every class can be told apart there; who guesses must not look like a client. */
    @Test
    void whoGuessesIsSeenByWhatMailcowTells() {
        List<JudgedTrace.Verdict> verdicts = Corpus.of(SEED, 150).stream()
                .filter(trace -> trace.outages().isEmpty())
                .flatMap(trace ->
                        JudgedTrace.of(AllRules.inOrder(), trace, AsMailcow.tells(ByTheBook.reports(trace))).stream())
                .toList();

        System.out.println(new Confusion(verdicts).table());
        Optional<Reason> guessing = Optional.of(Reason.GUESSING);
        List<JudgedTrace.Verdict> guessers = verdicts.stream()
                .filter(verdict -> verdict.actor().label().equals(guessing))
                .toList();
        assertThat(guessers).hasSizeGreaterThan(20);
        assertThat(new Confusion(guessers).right()).isGreaterThanOrEqualTo(0.97);
        List<JudgedTrace.Verdict> people = verdicts.stream()
                .filter(verdict -> !verdict.actor().label().equals(guessing))
                .toList();
        assertThat(people)
                .filteredOn(verdict -> verdict.reason().equals(guessing))
                .hasSizeLessThan(people.size() / 33);
        assertThat(new Confusion(verdicts).wronglyCertain()).isEmpty();
    }

    /** Else it would be there for nothing, or the corpus would not know it. */
    @TestFactory
    Stream<DynamicTest> noRuleCanBeTakenOut() {
        return IntStream.range(0, AllRules.inOrder().size()).mapToObj(place -> {
            List<FailureRule> fewer = new ArrayList<>(AllRules.inOrder());
            FailureRule out = fewer.remove(place);
            // Else nothing would take the rest, and that would be an error and no verdict.
            fewer.add(any -> Optional.of(Finding.probable(Reason.STALE_CLIENT)));
            return DynamicTest.dynamicTest(
                    out.getClass().getSimpleName(),
                    () -> assertThat(holdsWith(fewer)).isFalse());
        });
    }

    private static boolean holdsWith(List<FailureRule> rules) {
        return new Confusion(fresh(rules, SEED, 100)).holds();
    }

    private interface Way {
        List<Reported> of(List<Reported> reports);
    }

    private static List<JudgedTrace.Verdict> ofRecorded(List<FailureRule> rules, Way way) {
        return recorded.entrySet().stream()
                .flatMap(trace -> JudgedTrace.of(rules, trace.getKey(), way.of(trace.getValue())).stream())
                .toList();
    }

    private static List<JudgedTrace.Verdict> fresh(List<FailureRule> rules, long seed, int traces) {
        return Corpus.of(seed, traces).stream()
                .flatMap(trace -> JudgedTrace.of(rules, trace, ByTheBook.reports(trace)).stream())
                .toList();
    }
}
