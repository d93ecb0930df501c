package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without its database the mail server says "temporary failure": a client must not think that its password is wrong. */
class DatabaseOutageIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.93.0.2";

    private final Mailbox anna = Mailbox.named(SITE, "anna");
    private final KnownAppPassword phone = anna.appPassword("imap pop3 smtp");

    @AfterEach
    void untilThePortalJudgesAgain() {
        SITE.parts().mariaDb().restart();
        SITE.waitUntilJudging();
    }

    @Test
    void aStoppedDatabaseIsATemporaryFailureAndItsReturnNeedsNoHand() {
        SITE.parts().mariaDb().stop();

        for (String password : new String[] {phone.text(), anna.mainPassword(), "not it"}) {
            assertThat(SITE.mailClient().imaps(AT, anna.address(), password).line())
                    .startsWith("b NO [UNAVAILABLE] Temporary authentication failure.");
            assertThat(SITE.mailClient().pop3s(AT, anna.address(), password).line())
                    .startsWith("-ERR [SYS/TEMP] Temporary authentication failure.");
            assertThat(SITE.mailClient()
                            .submission(AT, anna.address(), password)
                            .line())
                    .startsWith("454 4.7.0 ");
            assertThat(SITE.parts()
                            .saslLogin()
                            .smtp(AT, anna.address(), password)
                            .line())
                    .isEqualTo("FAIL\tuser=" + anna.address() + "\tcode=temp_fail");
        }

        SITE.parts().mariaDb().restart();
        MailLogin.Answer answer = SITE.mailClient().imaps(AT, anna.address(), phone.text());
        assertThat(answer.accepted()).as(answer.line()).isTrue();
    }
}
