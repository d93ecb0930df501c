package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import latchkey.parts.Nginx;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file for mailcow's nginx in a real one, before a site with the names of mailcow's own. */
class BesideMailcowIT {
    private static final Site SITE = Site.shared();
    private static final Nginx NGINX = SITE.parts().nginx();
    private static final Portal PORTAL = SITE.parts().portal();
    private static final SSLSocketFactory TLS = SITE.parts().dovecot().trusted();

    @BeforeAll
    static void start() {
        NGINX.startInMailcow(PORTAL);
    }

    @AfterAll
    static void stop() {
        NGINX.close();
    }

    private static Visitor visitor() {
        return new Visitor("127.81.0.21", NGINX.httpsPort(), TLS);
    }

    @Test
    void thePortalAnswersToItsOwnName() {
        Visitor.Answer answer = visitor().get("/");

        assertThat(answer.isOfThePortal()).isTrue();
    }

    @Test
    void everyOtherNameStillShowsMailcow() {
        for (String name :
                new String[] {"mail.example.org", "autoconfig.example.org", "webmail.example.org", "192.0.2.1"}) {
            Visitor.Answer answer = visitor().get("/", "Host: " + name);
            Visitor.Answer inClear = new Visitor("127.81.0.21", NGINX.httpPort(), null).get("/", "Host: " + name);

            assertThat(answer.body()).as(name).isEqualTo("mailcow\n");
            assertThat(inClear.body()).as(name).isEqualTo("mailcow\n");
        }
    }

    @Test
    void whoComesInClearIsSentToTls() {
        Visitor.Answer answer = new Visitor("127.81.0.21", NGINX.httpPort(), null).get("/home?a=b");

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.one("Location")).isEqualTo("https://localhost/home?a=b");
    }

    @Test
    void noLogHoldsAMailboxOrAQuery() {
        visitor()
                .get(
                        "/oidc/callback?code=ysop&state=xaver",
                        "Referer: https://localhost/helpdesk/accounts/xaver@example.org");
        visitor().get("/helpdesk/accounts/xaver%40example.org?q=ysop");
        visitor().get("/hand-over/abcdefghjkmn");

        await().atMost(Duration.ofSeconds(5)).until(() -> NGINX.log().contains("/hand-over/"));
        assertThat(NGINX.log())
                .contains(
                        "\"GET /oidc/callback\" ",
                        "\"GET /helpdesk/accounts/{mailbox}\" ",
                        "\"GET /hand-over/{handle}\" ")
                .doesNotContain("ysop", "xaver", "abcdefghjkmn");
        assertThat(NGINX.errorLog()).doesNotContain("ysop", "xaver", "abcdefghjkmn");
    }

    @Test
    void nobodyIsSentToAnAddressOfSomebodyElses() {
        Visitor.Answer answer = visitor()
                .get(
                        "/home",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Port: 81",
                        "X-Forwarded-Prefix: /evil",
                        "Forwarded: host=evil.example;proto=http");

        assertThat(answer.one("Location"))
                .contains("redirect_uri=https%3A%2F%2Flocalhost%3A" + NGINX.httpsPort() + "%2F")
                .doesNotContain("evil");
    }
}
