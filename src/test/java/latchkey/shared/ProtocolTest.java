package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    @Test
    void aSetIsWrittenInOneOrderAndReadBack() {
        var set = EnumSet.of(Protocol.SIEVE, Protocol.IMAP, Protocol.SMTP);

        assertThat(Protocol.join(set)).isEqualTo("imap,smtp,sieve");
        assertThat(Protocol.split("imap,smtp,sieve")).isEqualTo(set);
        assertThat(Protocol.split("sieve,imap,smtp")).isEqualTo(set);
    }

    @Test
    void noneIsWrittenAsNothingAndReadBack() {
        assertThat(Protocol.join(EnumSet.noneOf(Protocol.class))).isEmpty();
        assertThat(Protocol.split("")).isEmpty();
    }

    @Test
    void whatIsNoProtocolOfOursIsLeftOut() {
        assertThat(Protocol.split("imap,jmap,,IMAP, smtp")).containsExactly(Protocol.IMAP);
        assertThat(Protocol.ofKey("IMAP")).isEmpty();
    }

    @Test
    void aKeyIsTheSameInIstanbul() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));

            assertThat(Protocol.SIEVE.key()).isEqualTo("sieve");
        } finally {
            Locale.setDefault(before);
        }
    }
}
