package latchkey.mailserver.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A mail server that tells of one login more than once. */
class SeenLatelyTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

    private final SeenLately seenLately = new SeenLately();

    private boolean twice(String key, int milliseconds) {
        return seenLately.twice(key, NOON.plusMillis(milliseconds));
    }

    @Test
    void theSameWithinASecondIsTheSame() {
        assertThat(twice("anna", 0)).isFalse();
        assertThat(twice("anna", 900)).isTrue();
        assertThat(twice("ben", 900)).isFalse();
    }

    @Test
    void aSecondLaterItIsAnother() {
        assertThat(twice("anna", 0)).isFalse();
        assertThat(twice("anna", 1_001)).isFalse();
    }

    @Test
    void oneThatIsToldAgainAndAgainDoesNotKeepOthersFromBeingForgotten() {
        assertThat(twice("anna", 0)).isFalse();
        assertThat(twice("ben", 10)).isFalse();
        assertThat(twice("anna", 900)).isTrue();

        assertThat(twice("ben", 1_100)).isFalse();
        assertThat(twice("anna", 1_100)).isTrue();
    }

    @Test
    void whatCouldNotBeStoredIsWelcomeAgain() {
        assertThat(twice("anna", 0)).isFalse();

        seenLately.forget("anna");

        assertThat(twice("anna", 10)).isFalse();
    }

    @Test
    void whatComesWhileItIsFullIsTakenForNew() {
        IntStream.range(0, 10_000).forEach(i -> twice("login " + i, 0));

        assertThat(twice("login 1", 500)).isFalse();
        assertThat(twice("login 1", 1_500)).isFalse();
        assertThat(twice("login 1", 1_600)).isTrue();
    }
}
