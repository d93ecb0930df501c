package latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Six digits on the phone. */
class CallerCodeTest {
    private static final String ALICE = "alice@example.org";
    private static final byte[] KEY = new byte[CallerCode.KEY_BYTES];
    private static final byte[] ANOTHER_KEY = {1};

    @Test
    void isSixDigitsWithTheirZeros() {
        SecureRandom random = new SecureRandom();

        assertThat(IntStream.range(0, 2000).mapToObj(i -> CallerCode.any(random)))
                .allMatch(CallerCode::hasSixDigits)
                .anyMatch(code -> code.digits().startsWith("0"));
        assertThat(new CallerCode("012345").spaced()).isEqualTo("012 345");
    }

    @Test
    void isTypedAsItIsHeard() {
        assertThat(CallerCode.typed(" 012-345\u00a0").digits()).isEqualTo("012345");
        assertThat(CallerCode.typed("12345").hasSixDigits()).isFalse();
        assertThat(CallerCode.typed("٠١٢٣٤٥").hasSixDigits()).isFalse();
    }

    @Test
    void isKnownByItsHashWithTheKeyOfItsRowAndForItsMailboxOnly() {
        CallerCode code = new CallerCode("012345");
        byte[] hash = code.hash(KEY, ALICE);

        assertThat(code.is(hash, KEY, ALICE)).isTrue();
        assertThat(new CallerCode("012346").is(hash, KEY, ALICE)).isFalse();
        assertThat(code.is(hash, ANOTHER_KEY, ALICE)).isFalse();
        assertThat(code.is(hash, KEY, "bob@example.org")).isFalse();
    }

    @Test
    void isToldToNoLog() {
        assertThat(new CallerCode("012345").toString()).doesNotContain("012345");
    }
}
