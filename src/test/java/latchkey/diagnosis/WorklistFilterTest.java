package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import latchkey.attempt.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
                .isEqualTo(of("state", "failing").withoutSlips());
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
}
