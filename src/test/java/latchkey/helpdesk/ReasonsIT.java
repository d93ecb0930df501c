package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Hanna reads within five seconds why a login was refused. */
class ReasonsIT {
    private static final Site SITE = Site.shared();

    private static WebSession hanna;

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    @Nested
    class OnAnAllowedAccount extends Cases {
        OnAnAllowedAccount() {
            super(Mailbox.named(SITE, "anna"));
        }
    }

    @Nested
    class OnARefusedAccount extends Cases {
        OnARefusedAccount() {
            super(Mailbox.named(SITE, "otto").refuseMainPassword());
        }
    }

    abstract static class Cases {
        private final Mailbox mailbox;
        private final WebSession hanna = ReasonsIT.hanna.tab();

        Cases(Mailbox mailbox) {
            this.mailbox = mailbox;
        }

        @Test
        void aRevokedAppPasswordIsNamedByItsLabel() {
            KnownAppPassword phone = mailbox.revokedAppPassword("imap");

            refused(phone.text());

            assertThat(hannaSees("retired-app-password", "certain")).contains("of a test " + phone.selector());
        }

        @Test
        void anAppPasswordForSendingIsTriedForReading() {
            refused(mailbox.appPassword("smtp").text());

            hannaSees("protocol-not-allowed", "certain");
        }

        @Test
        void twoCharactersAreWrong() {
            char[] text = mailbox.appPassword("imap").text().toCharArray();
            text[10] = text[10] == 'z' ? 'y' : 'z';
            text[20] = text[20] == '0' ? '1' : '0';

            refused(new String(text));

            hannaSees("mistyped-app-password", "");
        }

        @Test
        void aCharacterIsForgotten() {
            refused(mailbox.appPassword("imap").text().substring(0, 31));

            hannaSees("mistyped-app-password", "certain");
        }

        @Test
        void theAppPasswordIsThatOfAnotherMailbox() {
            refused(Mailbox.named(SITE, "berta").appPassword("imap").text());

            hannaSees("other-accounts-app-password", "certain");
        }

        @Test
        void anAppPasswordThatNobodyKnowsIsTriedAgainAndAgain() {
            String unknown = KnownAppPassword.any().text();
            for (int login = 1; login <= 6; login++) {
                refused(unknown);
            }

            hannaSees("stale-client", "probable");
        }

        private void refused(String secret) {
            assertThat(SITE.mailClient()
                            .imaps("127.95.0.1", mailbox.address(), secret)
                            .accepted())
                    .isFalse();
        }

        /** @return what she reads in English */
        private String hannaSees(String reason, String certainty) {
            String row = "tr[data-address='" + mailbox.address() + "'][data-reason=" + reason + "]"
                    + (certainty.isEmpty() ? "" : "[data-certainty=" + certainty + "]") + "[data-state=failing]";
            String english =
                    await().atMost(Duration.ofSeconds(5)).until(() -> read(row, "en"), text -> !text.isEmpty());
            assertThat(read(row, "de")).matches("(?s).*\\b(der|die|das|ein|eine|nicht|Sie)\\b.*");
            assertThat(read(row, "zh-CN")).matches("(?s).*\\p{IsHan}.*");
            return english;
        }

        private String read(String row, String language) {
            return hanna.get("/helpdesk/failing?q=" + mailbox.address(), Map.of("Accept-Language", language))
                    .html()
                    .select(row + " .reason, " + row + " .say p")
                    .text();
        }
    }
}
