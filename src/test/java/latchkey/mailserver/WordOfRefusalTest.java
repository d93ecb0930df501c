package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import latchkey.mailserver.TrialLogin.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new app password is thrown away only if a server says that the password was wrong; many refuse for other reasons. */
class WordOfRefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ERR [IN-USE] Do you have another POP session running?\r\n",
                "-ERR [in-use] mailbox is locked",
                "-ERR [LOGIN-DELAY] minimum time between mail checks violation",
                "-ERR [SYS/TEMP] Temporary authentication failure.",
                "-ERR [SYS/PERM] no such store"
            })
    void whatPop3SaysOfTheMailboxOrTheServerProvesNothing(String line) {
        assertThat(Pop3Login.result(line)).isEqualTo(Result.UNPROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ERR [AUTH] Authentication failed.\r\n",
                "-ERR Authentication failed.",
                "-ERR",
                "-ERR no mailbox of [IN-USE] or [SYS/TEMP]"
            })
    void whatPop3SaysOfThePasswordIsARefusal(String line) {
        assertThat(Pop3Login.result(line)).isEqualTo(Result.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BYE \"TOO MANY CONNECTIONS\"",
                "NO (TRYLATER) \"LATER\"",
                "NO (ENCRYPT-NEEDED) \"TLS FIRST\"",
                "NO (TRANSITION-NEEDED) \"ONCE BY PLAIN\""
            })
    void whatSieveSaysOfTheServerProvesNothing(String line) {
        assertThat(SieveLogin.result(line)).isEqualTo(Result.UNPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "NO \"AUTHENTICATION FAILED.\"", "NO \"(TRYLATER) IS NOT WHAT I SAY\""})
    void whatSieveSaysOfThePasswordIsARefusal(String line) {
        assertThat(SieveLogin.result(line)).isEqualTo(Result.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {535, 534})
    void whatSmtpSaysOfThePasswordIsARefusal(int code) {
        assertThat(SmtpLogin.result(code)).isEqualTo(Result.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 432, 454, 500, 501, 502, 503, 504, 523, 530, 538, 550, 554})
    void whatSmtpSaysOfTheCommandOrTheServerProvesNothing(int code) {
        assertThat(SmtpLogin.result(code)).isEqualTo(Result.UNPROVED);
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 502, 554})
    void aServerThatTurnsTheCallerAwayHasNotHeardOfThePassword(int code) {
        assertThatThrownBy(() -> SmtpLogin.require(code)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {220, 250})
    void aServerThatGreetsIsGoneOnWith(int code) {
        assertThatCode(() -> SmtpLogin.require(code)).doesNotThrowAnyException();
    }
}
