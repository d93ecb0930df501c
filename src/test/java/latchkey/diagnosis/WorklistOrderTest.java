package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingQueries.Brief;
import latchkey.diagnosis.FailingQueries.Kind;
import org.junit.jupiter.api.Test;

/** Whom the helpdesk calls first. */
class WorklistOrderTest {
    private static final long NOON = Instant.parse("2026-04-01T12:00:00Z").getEpochSecond();

    private final List<Client> all = new ArrayList<>(List.of(
            new Client("alice", FailingClientState.FAILING, 3, 100, 9),
            new Client("bob", FailingClientState.FAILING, 900, 20, 30),
            new Client("bob", FailingClientState.FAILING, 1, 19, 40),
            new Client("bob", FailingClientState.FIXED, 1, 10, 1),
            new Client("carol", FailingClientState.PROBABLY_FIXED, 50, 500, 2),
            new Client("dora", FailingClientState.QUIET, 70, 5000, 3000),
            new Client("emil", FailingClientState.CLOSED, 7, 8, 0)));

    /** A client in the numbers that each order asks for. */
    private record Client(String name, FailingClientState state, long tries, int beganMinutesAgo, int lastMinutesAgo) {
        Brief inBrief(WorklistOrder order) {
            long number =
                    switch (order) {
                        case WORST, LATEST -> NOON - 60L * lastMinutesAgo;
                        case LONGEST -> NOON - 60L * beganMinutesAgo;
                        case TRIES -> tries;
                        case ADDRESS -> 0;
                    };
            return new Brief(name + "@example.org", new Kind(Reason.MAIN_PASSWORD, state), number);
        }
    }

    private List<String> inOrder(WorklistOrder order) {
        Collections.shuffle(all, new Random(7));
        return FailingAccount.of(all.stream().map(one -> one.inBrief(order)).toList(), order).stream()
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
}
