package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

class ThunderbirdAutoconfigTest {
    @Test
    void namesEachServerWholeAndTheAddressByItsPlaceholder() {
        String text = new String(ThunderbirdAutoconfig.of(Anna.SERVERS), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\">"
                        + "<emailProvider id=\"example.org\"><domain>example.org</domain>")
                .contains("<displayName>Example &amp; Söhne</displayName>")
                .contains("<incomingServer type=\"imap\"><hostname>imap.example.org</hostname><port>993</port>"
                        + "<socketType>SSL</socketType><username>%EMAILADDRESS%</username>"
                        + "<authentication>password-cleartext</authentication></incomingServer>"
                        + "<incomingServer type=\"pop3\"><hostname>pop.example.org</hostname><port>995</port>")
                .contains("<outgoingServer type=\"smtp\"><hostname>smtp.example.org</hostname><port>465</port>")
                .doesNotContain("sieve", "4190");
    }

    @Test
    void namesTheModeOfEachPort() {
        assertThat(new String(ThunderbirdAutoconfig.of(Anna.STARTTLS), StandardCharsets.UTF_8))
                .contains("<port>143</port><socketType>STARTTLS</socketType>")
                .contains("<port>587</port><socketType>STARTTLS</socketType>")
                .doesNotContain("SSL", "pop3");
    }

    @Test
    void isMadeOnlyWhereMailCanBeReadAndSent() {
        List<Boolean> enough = List.of(
                Anna.SERVERS.readAndSend(),
                Anna.POP_ONLY.readAndSend(),
                Anna.SERVERS.only(EnumSet.of(Protocol.SMTP)).readAndSend(),
                Anna.SERVERS.only(EnumSet.of(Protocol.IMAP, Protocol.SIEVE)).readAndSend());

        assertThat(enough).containsExactly(true, true, false, false);
    }

    @Test
    void survivesWhateverTheSiteIsCalled() throws Exception {
        Servers odd = new Servers(
                "example.org", "a\u0000\u000b<b>&\"'\ufffe\ud800 \ud83d\udc8c]]>", Anna.SERVERS.endpoints());

        assertThat(Anna.xml(ThunderbirdAutoconfig.of(odd))
                        .getElementsByTagName("displayName")
                        .item(0)
                        .getTextContent())
                .isEqualTo("a<b>&\"' \ud83d\udc8c]]>");
    }
}
