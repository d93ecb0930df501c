package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password is one word of the command, whatever stands in it. The real Dovecot gets one with a blank and a quote. */
class ImapLoginTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {"plain, \"plain\"", "two words, \"two words\"", "a\"b\\c, \"a\\\"b\\\\c\"", "{3}, \"{3}\""})
    void itIsQuoted(String password, String sent) throws IOException {
        assertThat(ImapLogin.quoted(password)).isEqualTo(sent);
    }

    @Test
    void anEmptyOneIsAWordToo() throws IOException {
        assertThat(ImapLogin.quoted("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\na LOGOUT", "x\0", "p\u00e4ss"})
    void whatWouldEndTheLineIsNotSent(String password) {
        assertThatThrownBy(() -> ImapLogin.quoted(password)).isInstanceOf(IOException.class);
    }
}
