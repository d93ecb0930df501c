package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator of a Dovecot changes the key under which it is kept what people tried. */
class ChangedFingerprintKeyIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.97.4.1";
    private static final String ONCE = UUID.randomUUID().toString().substring(0, 8);
    private static final String SOURCE = "key-" + ONCE;
    private static final String WILMA = "wilma-" + ONCE + "@example.org";
    private static final String MAIN = "main-1";
    private static final OwnDovecot MAIL_SERVER = SITE.parts()
            .ownDovecot("changed-key")
            .besidePasswdFile(Map.of(WILMA, new SiteLogin(WILMA, MAIN)))
            .asking("socket = \"" + SITE.parts().mariaDb().socket() + "\"")
            .changing("latchkey/latchkey.conf.lua", text -> text.replace("\"own\"", "\"" + SOURCE + "\""));

    @BeforeAll
    static void start() {
        SITE.change("INSERT INTO account (address, domain) VALUES (?, 'example.org')", WILMA);
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", WILMA, WILMA);
        SITE.waitUntilJudging();
        MAIL_SERVER.start();
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.close();
        SITE.change("DELETE FROM mail_server_script WHERE source = ?", SOURCE);
    }

    private static boolean getsIn(String secret) {
        return MAIL_SERVER.client().imaps(AT, WILMA, secret).accepted();
    }

    private static List<String> secretsThatFail() {
        return SITE.rows("SELECT fingerprint FROM failing_client WHERE address = ? ORDER BY first_at", WILMA).stream()
                .map(row -> String.valueOf(row.get("fingerprint")))
                .toList();
    }

    @Test
    void nobodyIsRefusedByItAndWhatFailsAllTheWhileIsAnotherSecretFromThenOn() {
        String phone = new Mailbox(SITE, WILMA, MAIN).appPassword("imap").text();
        assertThat(getsIn(phone)).isTrue();
        assertThat(getsIn("what an old scanner has")).isFalse();
        assertThat(getsIn("what an old scanner has")).isFalse();
        await().atMost(Duration.ofSeconds(15)).until(() -> !secretsThatFail().isEmpty());
        List<String> before = secretsThatFail();

        MAIL_SERVER
                .changing(
                        "latchkey/latchkey.conf.lua",
                        text -> text.replace("0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"))
                .reload();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(getsIn("what an old scanner has")).isFalse();
            return secretsThatFail().size() > 1;
        });

        assertThat(before).as("the same each time").hasSize(1);
        assertThat(secretsThatFail()).hasSize(2).containsAll(before);
        assertThat(getsIn(phone)).isTrue();
        assertThat(getsIn(MAIN)).isTrue();
    }
}
