package latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.shared.Protocol;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({"IMAP, 993", "POP3, 995", "SMTP, 465", "IMAP, 10993"})
    void speaksTlsFromTheFirstByte(Protocol protocol, int port) {
        assertThat(new Endpoint("mail.example.org", port).security(protocol)).isEqualTo("SSL/TLS");
    }

    @ParameterizedTest
    @CsvSource({"IMAP, 143", "POP3, 110", "SMTP, 587", "SIEVE, 4190", "SIEVE, 14190"})
    void beginsInClearOnThePortsThatAlwaysDid(Protocol protocol, int port) {
        assertThat(new Endpoint("mail.example.org", port).security(protocol)).isEqualTo("STARTTLS");
    }
}
