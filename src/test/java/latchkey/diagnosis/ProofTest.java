package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Instant MARCH = Instant.parse("2026-03-25T08:00:00Z");

    @Test
    void tellsHowOftenAndHowRegularlyAPhoneTries() {
        Proof proof = Proof.of(
                true,
                412,
                "300,304,296,300,310,300,297,300,301,305",
                MARCH,
                Optional.of("\"name\" \"iPhone Mail\" \"version\" \"22C161\""),
                "203.0.113.7,198.51.100.9");

        assertThat(proof)
                .isEqualTo(new Proof(
                        true,
                        412,
                        Optional.of(300L),
                        3,
                        MARCH,
                        Optional.of("iPhone Mail 22C161"),
                        Optional.of("203.0.113.0/24")));
    }

    @Test
    void tellsNothingThatIsNotKnown() {
        assertThat(Proof.of(false, 1, "", MARCH, Optional.empty(), ""))
                .isEqualTo(new Proof(false, 1, Optional.empty(), 0, MARCH, Optional.empty(), Optional.empty()));
    }
}
