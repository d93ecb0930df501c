package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

class ThunderbirdQrTest {
    @Test
    void eachThingStandsInItsPlace() {
        assertThat(ThunderbirdQr.of(Anna.at(Anna.SERVERS), Anna.SECRET))
                .isEqualTo("[1,[1,1],[0,\"imap.example.org\",993,3,1,\"anna@example.org\",\"\",\"%1$s\"],"
                                .formatted(Anna.PASSWORD)
                        + "[[[0,\"smtp.example.org\",465,3,1,\"anna@example.org\",\"%1$s\"],".formatted(Anna.PASSWORD)
                        + "[\"anna@example.org\",\"Anna M\\u00FCller\"]]]]");
    }

    @Test
    void otherProtocolsAndModesHaveOtherNumbers() {
        assertThat(ThunderbirdQr.of(Anna.at(Anna.STARTTLS), Anna.SECRET))
                .contains("[0,\"mail.example.org\",143,2,1,", "[0,\"mail.example.org\",587,2,1,");
        assertThat(ThunderbirdQr.of(Anna.at(Anna.POP_ONLY), Anna.SECRET))
                .contains("[1,\"mail.example.org\",995,3,1,", "[0,\"mail.example.org\",465,3,1,");
    }

    @Test
    void aLineBreakInANameDoesNotSpoilTheCode() {
        Mailbox odd = new Mailbox(MailAddress.of("anna@example.org"), "\u0000Anna\r\nMüller\t", Anna.SERVERS);

        assertThat(ThunderbirdQr.of(odd, Anna.SECRET)).contains("\"Anna  M\\u00FCller\"");
    }

    @Test
    void aNameThatWouldMakeTheCodeHardToScanIsLeftOut() {
        MailAddress address = MailAddress.of("anna@example.org");
        Mailbox longName = new Mailbox(address, "Anna " + "ü".repeat(90), Anna.SERVERS);
        Mailbox longest = new Mailbox(address, "Anna " + "ü".repeat(190), Anna.SERVERS);

        assertThat(ThunderbirdQr.of(longName, Anna.SECRET))
                .contains("[\"anna@example.org\",\"Anna \\u00FC")
                .hasSizeLessThanOrEqualTo(800);
        assertThat(ThunderbirdQr.of(longest, Anna.SECRET))
                .contains("[\"anna@example.org\",\"\"]")
                .hasSizeLessThanOrEqualTo(800);
    }

    @Test
    void thereIsNoneForAScannerThatOnlySends() {
        Mailbox scanner = Anna.at(Anna.SERVERS.only(EnumSet.of(Protocol.SMTP)));

        assertThatThrownBy(() -> ThunderbirdQr.of(scanner, Anna.SECRET))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain(Anna.PASSWORD);
    }

    @Test
    void aTextThatIsTooLongIsNotRepeated() {
        assertThatThrownBy(() -> QrPicture.img(Anna.PASSWORD.repeat(200), "code"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .message()
                .doesNotContain(Anna.PASSWORD);
    }
}
