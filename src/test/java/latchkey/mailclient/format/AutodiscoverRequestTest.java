package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import latchkey.shared.MailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutodiscoverRequestTest {
    static final String OUTLOOK = """
            <?xml version="1.0" encoding="utf-8"?>
            <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
              <Request>
                <EMailAddress> Anna@Example.ORG </EMailAddress>
                <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
              </Request>
            </Autodiscover>
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16"})
    void outlooksIsRead(String charset) throws Exception {
        String text = OUTLOOK.replace("utf-8", charset);

        AutodiscoverRequest request = AutodiscoverRequest.read(text.getBytes(Charset.forName(charset)));

        assertThat(request.address()).contains(MailAddress.of("anna@example.org"));
        assertThat(request.wantsMailSettings()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006",
                "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006",
                ""
            })
    void anotherFormOfAnswerIsSeen(String schema) throws Exception {
        String text = OUTLOOK.replaceFirst("http://[^<]*2006a", schema);

        assertThat(AutodiscoverRequest.read(text.getBytes(StandardCharsets.UTF_8))
                        .wantsMailSettings())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "anna@", "@example.org", "anna@exa mple.org", "änna@example.org"})
    void whatIsNoAddressIsNone(String address) throws Exception {
        String text = OUTLOOK.replace("Anna@Example.ORG", address);

        assertThat(AutodiscoverRequest.read(text.getBytes(StandardCharsets.UTF_8))
                        .address())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "<Autodiscover>secret",
                "<Autodiscover>&secret;</Autodiscover>",
                "<autodiscover>secret</autodiscover>",
                "<!DOCTYPE Autodiscover><Autodiscover>secret</Autodiscover>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/secret\"><Autodiscover/>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Autodiscover><EMailAddress>&e;</EMailAddress></Autodiscover>",
                "<!DOCTYPE a [<!ENTITY % e SYSTEM \"http://127.0.0.1:9/secret\"> %e;]><Autodiscover/>",
                "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]><Autodiscover><EMailAddress>&h;</EMailAddress></Autodiscover>"
            })
    void whatIsNoRequestIsRefusedAtOnceAndNotRepeated(String body) {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
            assertTimeout(
                    Duration.ofMillis(100),
                    () -> assertThatThrownBy(() -> AutodiscoverRequest.read(body.getBytes(charset)))
                            .isInstanceOf(AutodiscoverRequest.Unreadable.class)
                            .hasNoCause()
                            .message()
                            .doesNotContain("secret"));
        }
    }
}
