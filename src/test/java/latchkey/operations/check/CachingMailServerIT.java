package latchkey.operations.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import latchkey.parts.OwnDovecot;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mail server that remembers who got in: an app password there outlives its end, and adam has to learn of it. */
class CachingMailServerIT {
    private static final Site SITE = Site.shared();
    private static final OwnDovecot MAIL_SERVER = SITE.parts()
            .ownDovecot("caching")
            .besideCheckMailbox()
            .asking("socket = \"" + SITE.parts().mariaDb().socket() + "\"")
            .changing("dovecot.conf", text -> text + "auth_cache_size = 10M\nauth_cache_ttl = 1 hour\n");
    private static final String SERVER = "127.0.0.1:" + MAIL_SERVER.imapsPort();

    @BeforeAll
    static void start() {
        MAIL_SERVER.start();
        SITE.change(
                "INSERT INTO domain (name, imap_host, imap_port) VALUES ('caching.example', '127.0.0.1', ?)",
                Integer.toString(MAIL_SERVER.imapsPort()));
    }

    @AfterAll
    static void stop() {
        SITE.change("DELETE FROM domain WHERE name = 'caching.example'");
        SITE.change("DELETE FROM mail_check WHERE mail_server = ?", SERVER);
        SITE.change("DELETE FROM mail_server_script WHERE source = 'own'");
        MAIL_SERVER.close();
    }

    @Test
    void adamReadsThatAnEndedAppPasswordStillGetsInThere() {
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        adam.submit(adam.open("/admin/checks"), "/admin/checks", Map.of());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Element cache = check(adam, Check.CACHE);
            assertThat(cache.attr("data-state")).as(cache.text()).isEqualTo("red");
            assertThat(cache.text()).contains(SERVER + ": an app password").contains("auth_cache_size");
        });
        // All others find nothing there: it is the cache alone.
        assertThat(check(adam, Check.MECHANISMS).text()).doesNotContain(SERVER + ": offers others");
        assertThat(check(adam, Check.REFUSED).text()).doesNotContain(SERVER + ": the check mailbox is not");
        // Another look may be under way at this moment.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SITE.rows("SELECT 1 FROM app_password WHERE address = 'check@example.org'")
                        .isEmpty());
    }

    private static Element check(WebSession visitor, Check check) {
        Element found = visitor.open("/admin/checks").html().selectFirst("#" + check.key());
        if (found == null) {
            throw new AssertionError(check + " is not on the page");
        }
        return found;
    }
}
