package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9/32, 203.0.113.9",
        "203.0.113.9, 203.0.113.9",
        "203.0.113.0/24, 203.0.113.9",
        "0.0.0.0/0, 203.0.113.9",
        "2001:db8:1:2::/64, 2001:db8:1:2:3:4:5:6",
        "2001:db8:1:2:3:4:5:6/128, 2001:db8:1:2:ffff::1",
        "2001:db8::/32, 2001:db8:1:2::1"
    })
    void aVisitorFromAShutOutNetworkIsMet(String shutOut, String visitor) {
        assertThat(range(shutOut).meets(Network.of(visitor).orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9/32, 203.0.113.8",
        "203.0.113.0/25, 203.0.113.200",
        "2001:db8:1:2::/64, 2001:db8:1:3::1",
        "0.0.0.0/0, 2001:db8::1"
    })
    void hisNeighbourIsNot(String shutOut, String visitor) {
        assertThat(range(shutOut).meets(Network.of(visitor).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "mail.example.org/32", "203.0.113.9/33", "203.0.113.999/8", "::/129", "/8"})
    void whatIsNoNetworkIsNone(String text) {
        assertThat(NetworkRange.of(text)).isEmpty();
    }

    @Test
    void aNetworkThatWasShortenedIsNotTakenForAHousehold() {
        assertThat(range("203.0.113.9/32").meets(new Network("203.0.113.9"))).isTrue();
        assertThat(range("203.0.113.9/32").meets(new Network("203.0.114.0/24"))).isFalse();
    }

    private static NetworkRange range(String text) {
        return NetworkRange.of(text).orElseThrow();
    }
}
