package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReportKeyTest {
    private final ReportKey key = new ReportKey("a key that is long enough for this test");

    @Test
    void onePasswordOfTwoPeopleIsNotSeenToBeOne() {
        Digits digits = Digits.of("summer 2026");

        assertThat(key.fingerprint("anna@example.org", digits))
                .isBetween(0, 0xffff)
                .isEqualTo(key.fingerprint("Anna@example.org", digits))
                .isNotEqualTo(key.fingerprint("bob@example.org", digits));
    }

    @Test
    void anAppPasswordHasOneMarkWhereverItIsTried() {
        assertThat(key.mark(Digits.of("4c2e0123")))
                .isBetween(0L, 0xffffffffL)
                .isEqualTo(key.mark(Digits.of("4c2e0123")))
                .isNotEqualTo(key.mark(Digits.of("4c2e0124")));
    }

    @Test
    void withAnotherKeyAllIsAnother() {
        ReportKey other = new ReportKey("a key that is long enough for this Test");

        assertThat(other.mark(Digits.of("x"))).isNotEqualTo(key.mark(Digits.of("x")));
    }

    @Test
    void aShortKeyIsNone() {
        assertThatThrownBy(() -> new ReportKey("short")).hasMessageContaining("32");
    }

    @Test
    @DisplayName("Checklist: keep sha1[0:6]")
    void digitsAreThoseThatDovecotWrites() {
        // sha1sum of the word.
        assertThat(Digits.of("password").hex()).isEqualTo("5baa61");
    }
}
