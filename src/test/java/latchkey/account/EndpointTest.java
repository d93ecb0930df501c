package latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(ints = {993, 995, 465, 10993})
    void speaksTlsFromTheFirstByte(int port) {
        assertThat(new Endpoint("mail.example.org", port).security()).isEqualTo("SSL/TLS");
    }

    @ParameterizedTest
    @ValueSource(ints = {143, 110, 587, 4190})
    void beginsInClearOnThePortsThatAlwaysDid(int port) {
        assertThat(new Endpoint("mail.example.org", port).security()).isEqualTo("STARTTLS");
    }
}
