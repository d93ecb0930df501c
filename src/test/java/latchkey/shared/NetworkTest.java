package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, 192.0.2.0/24",
        "0.0.0.0, 0.0.0.0, 0.0.0.0/24",
        "255.255.255.255, 255.255.255.255, 255.255.255.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64, 2001:db8:1::/48",
        "2001:DB8:1:2::9, 2001:db8:1:2::/64, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8:0:0::/64, 2001:db8:0::/48",
        "::1, 0:0:0:0::/64, 0:0:0::/48",
        "::ffff:192.0.2.7, 192.0.2.7, 192.0.2.0/24",
        "::FFFF:c000:0207, 192.0.2.7, 192.0.2.0/24",
        "fe80::1%eth0, fe80:0:0:0::/64, fe80:0:0::/48"
    })
    void isTheAddressOrTheSlash64(String address, String network, String shortened) {
        assertThat(Network.of(address)).map(Network::text).hasValue(network);
        assertThat(Network.of(address)).map(Network::shortened).hasValue(shortened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "mail.example.org",
                "cafe",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.7.8",
                "192.0.2.07",
                "192.0.2.00",
                "192.0.2.1000",
                "192.0.2.",
                ".192.0.2.7",
                "192..2.7",
                "192.0.2.-7",
                "192.0.2.\u0667",
                "1e1.0.0.1",
                ".:",
                ":",
                "dead:beef",
                "2001:db8::1::2",
                "[::1]",
                "%eth0",
                "2001:db8:g::1"
            })
    void aNameOrNonsenseIsNone(String address) {
        assertThat(Network.of(address)).isEmpty();
    }
}
