package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import latchkey.diagnosis.Proof.Secrets;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Instant MARCH = Instant.parse("2026-03-25T08:00:00Z");

    @Test
    void tellsHowOftenAndHowRegularlyAPhoneTries() {
        Proof proof = Proof.of(
                Secrets.ONE,
                412,
                "300,304,296,300,310,300,297,300,301,305",
                MARCH,
                Optional.of("\"name\" \"iPhone Mail\" \"version\" \"22C161\""),
                "203.0.113.7,198.51.100.9");

        assertThat(proof)
                .isEqualTo(new Proof(
                        Secrets.ONE,
                        412,
                        Optional.of(300L),
                        3,
                        MARCH,
                        Optional.of("iPhone Mail 22C161"),
                        Optional.of("203.0.113.0/24")));
    }

    @Test
    void tellsNothingThatIsNotKnown() {
        assertThat(Proof.of(Secrets.SEVERAL, 1, "", MARCH, Optional.empty(), ""))
                .isEqualTo(
                        new Proof(Secrets.SEVERAL, 1, Optional.empty(), 0, MARCH, Optional.empty(), Optional.empty()));
    }

    @Test
    void speaksOfTheSameSecretOnlyWhereThatIsKnown() {
        assertThat(Secrets.of(false, false, false, true)).as("a fingerprint").isEqualTo(Secrets.ONE);
        assertThat(Secrets.of(false, true, false, false))
                .as("the app password itself")
                .isEqualTo(Secrets.ONE);
        assertThat(Secrets.of(false, false, false, false)).as("neither").isEqualTo(Secrets.UNTOLD);
        assertThat(Secrets.of(false, false, true, true))
                .as("one that begins like an app password")
                .isEqualTo(Secrets.UNTOLD);
        assertThat(Secrets.of(true, false, false, true)).as("beyond the limit").isEqualTo(Secrets.SEVERAL);
    }
}
