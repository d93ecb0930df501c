package latchkey.mailclient.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal that speaks the IETF's draft too, and answers rarely. */
class OtherSettingsIT {
    private static final Site SITE = Site.shared();
    private static final String DOMAIN = "pacc.example";
    private static final Portal PORTAL = SITE.parts()
            .secondPortal(Map.of("latchkey.discovery.pacc", "true", "latchkey.discovery.answers-a-second", "3"));

    private final MailClientAsks client = MailClientAsks.at(PORTAL.url()).host("ua-auto-config." + DOMAIN);

    @BeforeAll
    static void start() {
        SITE.change(
                "INSERT IGNORE INTO domain (name, imap_host, smtp_host) VALUES (?, 'imap.pacc.example',"
                        + " 'smtp.pacc.example')",
                DOMAIN);
        PORTAL.start();
        PORTAL.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        SITE.change("DELETE FROM domain WHERE name = ?", DOMAIN);
    }

    /** A client takes the document only if the digest of its bytes stands in the DNS. */
    @Test
    void adamsRecordVouchesForTheDocumentThatIsServed() throws Exception {
        HttpResponse<String> document = client.get("/.well-known/user-agent-configuration.json");
        String records = WebSession.signedIn(PORTAL.url(), Person.ADAM)
                .open("/admin/domains?domain=" + DOMAIN + "&records=yes")
                .response()
                .asString();

        assertThat(document.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(document.body())
                .startsWith("{\"protocols\":{\"imap\":{\"host\":\"imap.pacc.example\"},"
                        + "\"smtp\":{\"host\":\"smtp.pacc.example\"}},\"authentication\":{\"password\":true},");
        assertThat(records)
                .contains("_ua-auto-config.pacc.example. IN TXT \"v=UAAC1; a=sha256; d="
                        + Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("SHA-256")
                                        .digest(document.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        + "\"\n");
    }

    @Test
    void theDocumentIsThereUnderItsOwnNameOnly() {
        List<Integer> elsewhere = List.of(
                client.host(DOMAIN)
                        .get("/.well-known/user-agent-configuration.json")
                        .statusCode(),
                client.host("ua-auto-config.example.net")
                        .from(MailClientAsks.anyNetwork())
                        .get("/.well-known/user-agent-configuration.json")
                        .statusCode());

        assertThat(elsewhere).containsExactly(404, 404);
    }

    @Test
    void theFourthInASecondIsTooMany() {
        MailClientAsks other = client.from(MailClientAsks.anyNetwork());
        other.get("/mail/config-v1.1.xml");

        List<Integer> answers = IntStream.range(0, 30)
                .mapToObj(question -> other.getLater("/mail/config-v1.1.xml?emailaddress=a%40" + DOMAIN))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();

        assertThat(answers).contains(429).filteredOn(status -> status == 200).hasSizeBetween(2, 20);
    }
}
