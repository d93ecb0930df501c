package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that another one was faster than. */
class RetryTransactionTest {
    private final List<String> tries = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1213, 1020})
    void isBegunAnewAndNobodyHearsOfIt(int code) throws Exception {
        String done = RetryTransaction.of(() -> tried(3, new SQLException("lost", "40001", code)));

        assertThat(done).isEqualTo("done");
        assertThat(tries).hasSize(3);
    }

    @Test
    void isGivenUpWhenItLosesAgainAndAgain() {
        SQLException lost = new SQLException("lost", "40001", 1213);

        assertThatThrownBy(() -> RetryTransaction.of(() -> tried(9, lost))).hasRootCause(lost);
        assertThat(tries).hasSize(4);
    }

    @Test
    void isNotRepeatedForAnyOtherReasonNorAfterALongWait() {
        SQLException waitedInVain = new SQLException("lock wait timeout", "HY000", 1205);

        assertThatThrownBy(() -> RetryTransaction.of(() -> tried(2, waitedInVain)))
                .hasRootCause(waitedInVain);
        assertThatThrownBy(() -> RetryTransaction.of(() -> {
                    tries.add("refused");
                    throw new Refusal.NotFound();
                }))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(tries).hasSize(2);
    }

    private String tried(int succeedsAt, SQLException failure) {
        tries.add("try");
        if (tries.size() < succeedsAt) {
            throw new IllegalStateException("at the commit", failure);
        }
        return "done";
    }
}
