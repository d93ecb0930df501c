package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A mail server is asked to put people out of their mail, and does not confirm it of each. */
class UntilAwayTest {
    private static final List<String> ALL = List.of("alice", "bob", "carol", "dave", "erik", "fay");

    private static List<String> askedFor(Set<String> refused) {
        List<String> asked = new ArrayList<>();
        UntilAway.each(ALL, one -> {
            asked.add(one);
            return !refused.contains(one);
        });
        return asked;
    }

    @Test
    void whomItSaysNoToHoldsUpNobodyElse() {
        assertThat(askedFor(Set.of("alice", "bob", "dave", "erik"))).isEqualTo(ALL);
    }

    @Test
    void itIsAwayWhenThreeInARowAreNotConfirmed() {
        assertThat(askedFor(Set.of("bob", "carol", "dave"))).containsExactly("alice", "bob", "carol", "dave");
    }
}
