package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.attempt.Reason;
import latchkey.shared.StaffDomains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorklistFilterTest {
    private static WorklistFilter of(String word, String value) {
        return AskedFilter.of(Map.of(word, value), domain -> true, Optional.of("hanna"))
                .filter();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aReasonShowsWhatIsCountedForIt(Reason reason) {
        for (WorklistFilter view :
                new WorklistFilter[] {of("state", "failing"), of("holder", "mine"), of("q", "alice")}) {
            assertThat(view.withReason(Optional.of(reason)).withoutSlips()).isEqualTo(view.withoutSlips());
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whoAsksForAReasonAloneSeesWhatWasTriedOnce(Reason reason) {
        assertThat(WorklistFilter.NONE.withReason(Optional.of(reason)).withoutSlips())
                .as("of this one, and not of the others")
                .contains("f.slip = 0 OR (f.slip = 1 AND f.reason = '" + reason.key() + "')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "q"})
    void whoSearchesFindsWhatWasTriedOnce(String search) {
        assertThat(of(search, "alice").withoutSlips()).isEmpty();
        assertThat(of("state", "failing").withoutSlips()).isNotEmpty();
        assertThat(WorklistFilter.NONE.withoutSlips())
                .isNotEqualTo(of("state", "failing").withoutSlips());
    }

    @Test
    void nobodysCasesAreToBeAskedForByMachinesAndOwnOnesByPeopleOnly() {
        AskedFilter nobodys = AskedFilter.of(Map.of("holder", "nobody"), domain -> true, Optional.empty());
        AskedFilter mine = AskedFilter.of(Map.of("holder", "mine"), domain -> true, Optional.empty());

        assertThat(nobodys.filter().holder()).contains(HeldBy.NOBODY);
        assertThat(mine.filter().holder()).isEmpty();
        assertThat(mine.nonsense()).containsExactly(new AskedFilter.Nonsense(AskedFilter.Field.HOLDER, "mine"));
        assertThat(of("holder", "mine").holder()).contains(new HeldBy(Optional.of("hanna")));
    }

    @Test
    void aDomainIsTheSameInCapitals() {
        AskedFilter asked =
                AskedFilter.of(Map.of("domain", " Example.ORG "), "example.org"::equals, Optional.of("hanna"));

        assertThat(asked.nonsense()).isEmpty();
        assertThat(asked.filter().domain()).contains("example.org");
    }

    static Stream<Arguments> fieldsAndNonsense() {
        List<String> words = List.of(
                "nosuch",
                "-1",
                "*",
                "%",
                "null",
                "' OR 1=1 --",
                "<script>",
                "FAILING,QUIET",
                "\u202efailing",
                "\ud83d\ude80",
                "\u0000",
                "x".repeat(5000));
        return Stream.of("reason", "certainty", "state", "domain", "since", "protocol", "holder")
                .flatMap(field -> words.stream().map(word -> Arguments.of(field, word)));
    }

    /** Each is named, whatever the others are, and filters nothing; the others hold. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("fieldsAndNonsense")
    void nonsenseInAnyFieldIsNamedAndTheOthersHold(String field, String word) {
        Map<String, String> sense = Map.of(
                "reason", "main-password",
                "certainty", "certain",
                "state", "failing",
                "domain", "example.org",
                "since", "day",
                "protocol", "imap",
                "holder", "mine",
                "q", "alice");
        Map<String, String> words = new HashMap<>(sense);
        words.put(field, word);

        AskedFilter asked = AskedFilter.of(words, "example.org"::equals, Optional.of("hanna"));
        AskedFilter alone = AskedFilter.of(Map.of(field, word), "example.org"::equals, Optional.of("hanna"));

        assertThat(asked.nonsense())
                .singleElement()
                .satisfies(one -> assertThat(one.field().key()).isEqualTo(field))
                .satisfies(one -> assertThat(one.word()).hasSizeLessThanOrEqualTo(41));
        assertThat(alone.filter().none()).isTrue();
        words.remove(field);
        assertThat(asked.filter())
                .isEqualTo(AskedFilter.of(words, "example.org"::equals, Optional.of("hanna"))
                        .filter());
        assertThat(asked.filter().none()).isFalse();
    }

    /** What is searched for may be anything, and none of it may be an error of the database. */
    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\u00e4lice", "\ud83d\ude80", "\ud83d", "\u0000", "a\nb", "\u0130"})
    void whatNoAddressCanHoldIsLookedForAsWhatFindsNothing(String word) {
        for (String field : List.of("q", "client")) {
            assertThat(of(field, "x" + word).conditions(StaffDomains.ALL).values())
                    .contains("\u0001");
        }
    }
}
