package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingQueries.Brief;
import org.junit.jupiter.api.Test;

/** Whom the helpdesk calls first. */
class WorklistOrderTest {
    private static final long NOON = Instant.parse("2026-04-01T12:00:00Z").getEpochSecond();

    private final List<Brief> all = new ArrayList<>(List.of(
            client("alice", FailingClientState.FAILING, 3, 100, 9),
            client("bob", FailingClientState.FAILING, 900, 20, 30),
            client("bob", FailingClientState.FAILING, 1, 19, 40),
            client("bob", FailingClientState.FIXED, 1, 10, 1),
            client("carol", FailingClientState.PROBABLY_FIXED, 50, 500, 2),
            client("dora", FailingClientState.QUIET, 70, 5000, 3000),
            client("emil", FailingClientState.CLOSED, 7, 8, 0)));

    private static Brief client(
            String name, FailingClientState state, long tries, int beganMinutesAgo, int lastMinutesAgo) {
        return new Brief(
                name + "@example.org",
                Reason.MAIN_PASSWORD,
                state,
                tries,
                NOON - 60L * lastMinutesAgo,
                NOON - 60L * beganMinutesAgo);
    }

    private List<String> inOrder(WorklistOrder order) {
        Collections.shuffle(all, new Random(7));
        return FailingAccount.of(all).stream()
                .sorted(order.comparator())
                .map(account -> account.address().replace("@example.org", ""))
                .toList();
    }

    @Test
    void whoHasMostThatFailsComesFirstAndWhatWasClosedLast() {
        assertThat(inOrder(WorklistOrder.WORST)).containsExactly("bob", "alice", "carol", "dora", "emil");
    }

    @Test
    void thereAreOtherOrders() {
        assertThat(inOrder(WorklistOrder.LATEST)).containsExactly("emil", "bob", "carol", "alice", "dora");
        assertThat(inOrder(WorklistOrder.LONGEST)).containsExactly("dora", "carol", "alice", "bob", "emil");
        assertThat(inOrder(WorklistOrder.TRIES)).containsExactly("bob", "dora", "carol", "emil", "alice");
        assertThat(inOrder(WorklistOrder.ADDRESS)).containsExactly("alice", "bob", "carol", "dora", "emil");
    }

    @Test
    void everyStateHasItsPlace() {
        assertThat(FailingClientState.values())
                .allSatisfy(state -> assertThat(FailingAccount.Severity.of(state)).isNotNull());
    }
}
