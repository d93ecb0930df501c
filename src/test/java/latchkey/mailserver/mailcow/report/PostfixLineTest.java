package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostfixLineTest {
    @ParameterizedTest
    @DisplayName("What a failure leaves: Postfix names IP and service, not the user")
    @ValueSource(
            strings = {
                "warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
                "warning: home.example[203.0.113.9]: SASL PLAIN authentication failed: authentication failure",
                "warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: (reason unavailable),"
                        + " sasl_username=anna@example.org"
            })
    void aRefusedLoginHasAnAddressAndNoName(String message) {
        assertThat(PostfixLine.of(message)).contains(new PostfixLine(false, "", "203.0.113.9"));
    }

    @Test
    void aLoginThatWasLetInHasAName() {
        assertThat(PostfixLine.of(
                        "4B1A02: client=unknown[2001:db8::7], sasl_method=PLAIN, sasl_username=anna@example.org"))
                .contains(new PostfixLine(true, "anna@example.org", "2001:db8::7"));
    }

    @Test
    void otherLinesAreNone() {
        assertThat(PostfixLine.of("connect from unknown[203.0.113.9]")).isEmpty();
        assertThat(PostfixLine.of("4B1A02: client=unknown[203.0.113.9]")).isEmpty();
    }
}
