package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.ImapSession;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Portal;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kim looks after mailboxes, and ends what should not be let in any more: whoever is in the mail then is put out of it. */
class MailSessionsEndIT {
    private static final Site SITE = Site.shared();
    private static final AnotherProvider AT = new AnotherProvider();
    private static final Portal PORTAL = AT.strict();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String person = UUID.randomUUID().toString();
    private final WebSession kim = new WebSession(PORTAL.url());

    @BeforeAll
    static void start() {
        PORTAL.start();
        PORTAL.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        AT.provider().close();
    }

    @Test
    void whoeverIsInTheMailIsPutOutByEachOfTheseActsAndNobodyElseIs() throws Exception {
        AT.comesBack(kim, "/settings", person);
        Mailbox elsewhere = Mailbox.named(SITE, "stays");
        KnownAppPassword undisturbed = elsewhere.appPassword("imap");

        try (ImapSession stays = SITE.mailClient().stay("127.3.6.9", elsewhere.address(), undisturbed.text())) {
            putsOut("/app-passwords/%s/revoke");
            putsOut("/app-passwords/%s/leaked");
            putsOut("/app-passwords/revoke-all");
            // Kim is signed out by that.
            putsOut("/compromised");

            assertThat(stays.says("NOOP")).startsWith("a OK");
        }
        assertThat(kim.get("/settings").status()).isEqualTo(302);
    }

    private void putsOut(String act) throws Exception {
        Mailbox office = Mailbox.named(SITE, "office");
        KnownAppPassword stolen = office.appPassword("imap");
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test' FROM person"
                        + " WHERE subject = ?",
                office.address(),
                "sub-" + person);
        String path =
                act.formatted(stolen.id()) + "?account=" + office.address().replace("@", "%40");

        try (ImapSession thief = SITE.mailClient().stay("127.3.6.1", office.address(), stolen.text())) {
            Page done = kim.submit(kim.open(path), path, Map.of());

            assertThat(done.status()).as(act).isIn(200, 303);
            assertThat(thief.endedWithin(SOON)).as(act).isTrue();
        }
        await().atMost(SOON)
                .until(() -> SITE.rows("SELECT 1 FROM session_kick WHERE address = ?", office.address())
                        .isEmpty());
    }
}
