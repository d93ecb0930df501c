package latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail may say of a login. */
class ClientLoginTest {
    private static final Instant AT = Instant.parse("2027-03-05T12:34:56.789Z");

    private static ClientLogin by(String client) {
        return new ClientLogin(AT, "imap", "203.0.113.7", Optional.of(client), "Büro & 手机");
    }

    @Test
    void whatIsPutIntoTheOutboxComesOutOfIt() {
        ClientLogin named = by("Thunderbird 128.4.0");
        ClientLogin nameless = new ClientLogin(AT, "smtp", "", Optional.empty(), "a \t of 80");

        assertThat(ClientLogin.of(named.thing())).isEqualTo(named);
        assertThat(ClientLogin.of(nameless.thing())).isEqualTo(nameless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thunderbird 128.4.0",
                "iPhone Mail 20H115",
                "K-9 Mail 6.804",
                "Mutt 2",
                "Outlook-iOS 1.0",
                "Microsoft Outlook 16.0.17928.20114",
                "macOS Mail 3774.600.62",
                "Evolution 3.56.0rc1"
            })
    void aProgramIsCalledAsItCallsItself(String name) {
        assertThat(by(name).client()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Locked call +49 30 1234567",
                "Locked call 0800 1234 567",
                "Locked call 08001234567",
                "Locked call 0800-1234-567",
                "Call 030-123 456",
                "Call A030-123-4567",
                "Call 1234 5678",
                "Call 18005551234",
                "Your mailbox is locked call us"
            })
    void aTelephonesNumberAndASentenceAreNotTold(String name) {
        assertThat(by(name).client()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "evil.example",
                "Your bank: evil.example 1.0",
                "www.evil.example",
                "Mail 1.example",
                "a@b",
                "<b>Mail</b>",
                "Mail\nSubject",
                " Mail",
                ""
            })
    void whatAMailProgramCouldMakeALinkOfIsNotTold(String name) {
        assertThat(by(name).client()).isEmpty();
    }
}
