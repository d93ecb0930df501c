package latchkey.mailclient.format;

import static latchkey.shared.Protocol.IMAP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import latchkey.account.Endpoint;
import org.junit.jupiter.api.Test;

class DnsRecordsTest {
    @Test
    void nameWhatIsThereAndWhatIsNot() {
        assertThat(DnsRecords.of(Anna.SERVERS, "latchkey.example.org", false)).isEqualTo("""
                        _imaps._tcp.example.org. IN SRV 0 1 993 imap.example.org.
                        _imap._tcp.example.org. IN SRV 0 0 0 .
                        _pop3s._tcp.example.org. IN SRV 10 1 995 pop.example.org.
                        _pop3._tcp.example.org. IN SRV 0 0 0 .
                        _submissions._tcp.example.org. IN SRV 0 1 465 smtp.example.org.
                        _submission._tcp.example.org. IN SRV 0 0 0 .
                        _sieve._tcp.example.org. IN SRV 0 1 4190 imap.example.org.
                        _autodiscover._tcp.example.org. IN SRV 0 0 443 latchkey.example.org.
                        autoconfig.example.org. IN CNAME latchkey.example.org.
                        autodiscover.example.org. IN CNAME latchkey.example.org.
                        """);
    }

    @Test
    void putTlsThatBeginsLaterUnderTheOtherName() {
        assertThat(DnsRecords.of(Anna.STARTTLS, "latchkey.example.org", false))
                .contains("_imaps._tcp.example.org. IN SRV 0 0 0 .\n")
                .contains("_imap._tcp.example.org. IN SRV 0 1 143 mail.example.org.\n")
                .contains("_submissions._tcp.example.org. IN SRV 0 0 0 .\n")
                .contains("_submission._tcp.example.org. IN SRV 0 1 587 mail.example.org.\n");
    }

    @Test
    void doNotNameAnIpAddressAsAHost() {
        Servers bare = new Servers("example.org", "Example", Map.of(IMAP, new Endpoint("192.0.2.7", 993)));

        assertThat(DnsRecords.of(bare, "latchkey.example.org", false)).doesNotContain("192.0.2.7");
    }

    @Test
    void vouchForTheVeryBytesThatAreServed() throws Exception {
        byte[] served = PaccConfiguration.of(Anna.SERVERS);

        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(served));
        assertThat(DnsRecords.of(Anna.SERVERS, "latchkey.example.org", true))
                .contains("ua-auto-config.example.org. IN CNAME latchkey.example.org.\n")
                .contains("_ua-auto-config.example.org. IN TXT \"v=UAAC1; a=sha256; d=" + digest + "\"\n");
        assertThat(new String(served, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"protocols\":{\"imap\":{\"host\":\"imap.example.org\"},\"pop3\":{\"host\":\"pop.example.org\"},"
                                + "\"submit\":{\"host\":\"smtp.example.org\"},\"smtp\":{\"host\":\"smtp.example.org\"}},"
                                + "\"authentication\":{\"password\":true},"
                                + "\"info\":{\"provider\":{\"name\":\"Example & Söhne\",\"shortName\":\"Example & Söhne\"}}}");
    }

    @Test
    void vouchForNoServerOnAPortThatAClientWouldNotTake() {
        assertThat(new String(PaccConfiguration.of(Anna.STARTTLS), StandardCharsets.UTF_8))
                .startsWith("{\"protocols\":{},");
    }
}
