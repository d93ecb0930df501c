package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import latchkey.parts.Nginx;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal behind Debian's nginx with the file that operators are given; its session secret lies in a file. */
class BehindNginxIT {
    private static final Site SITE = Site.shared();
    private static final Nginx NGINX = SITE.parts().nginx();
    private static final Portal PORTAL = SITE.parts()
            .secondPortal(Map.of(
                    "latchkey.https-only",
                    "true",
                    "latchkey.secrets.session",
                    "",
                    "smallrye.config.source.file.locations",
                    secrets().toString()));
    private static final Visitor PLAIN = new Visitor("127.81.0.9", NGINX.httpPort(), null);

    @BeforeAll
    static void start() {
        PORTAL.start();
        PORTAL.waitUntilReady();
        NGINX.start(PORTAL);
    }

    @AfterAll
    static void stop() {
        NGINX.close();
        PORTAL.stop();
    }

    @Test
    void aliceSignsInAtTheAddressThatSheSeesAndHerCookiesAreForTlsOnly() {
        Page start = new WebSession(NGINX.url()).get("/home");
        WebSession alice = WebSession.signedIn(NGINX.url(), Person.ALICE);
        Page form = alice.open("/settings");

        assertThat(start.location()).contains("redirect_uri=" + encoded(NGINX.url() + "/oidc/callback"));
        assertThat(start.response().getHeaders().getValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; Secure"))
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; HTTPOnly"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("q_auth").containsIgnoringCase("; SameSite=Lax"));
        assertThat(form.status()).isEqualTo(200);
        assertThat(alice.cookies()).containsKey("q_session");
    }

    @Test
    void nobodyIsBelievedToComeFromElsewhere() throws IOException {
        String path = "/home?" + UUID.randomUUID();

        Visitor.Answer answer = at("127.81.0.1")
                .get(
                        path.replace("/home", "/nobody-knows-1"),
                        "X-Forwarded-For: 198.51.100.7",
                        "X-Real-IP: 198.51.100.7",
                        "Forwarded: for=198.51.100.7;host=evil.example;proto=http");
        Visitor.Answer straight = new Visitor("127.81.0.2", portOf(PORTAL), null)
                .get(
                        path.replace("/home", "/nobody-knows-2"),
                        "X-Forwarded-For: 198.51.100.7",
                        "Forwarded: for=198.51.100.7");

        assertThat(answer.isOfThePortal()).isTrue();
        assertThat(straight.isOfThePortal()).isTrue();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Files.readString(PORTAL.log()))
                        .contains("127.81.0.1 GET /nobody-knows-1")
                        .contains("127.81.0.2 GET /nobody-knows-2")
                        .doesNotContain("198.51.100.7"));
    }

    @Test
    void nobodySendsAnotherToAnAddressOfHisOwn() {
        String[] lies = {
            "Host: evil.example",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: http",
            "X-Forwarded-Port: 81",
            "X-Forwarded-Prefix: /evil",
            "Forwarded: host=evil.example;proto=http"
        };

        Visitor.Answer answer = at("127.81.0.3").get("/home", lies);
        Visitor.Answer straight = new Visitor("127.81.0.2", portOf(PORTAL), null)
                .get("/home", "X-Forwarded-Host: evil.example", "X-Forwarded-Prefix: /evil");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.one("Location"))
                .contains("redirect_uri=" + encoded(NGINX.url() + "/oidc/callback"))
                .doesNotContain("evil");
        assertThat(straight.one("Location")).contains("redirect_uri=").doesNotContain("evil");
    }

    @Test
    void browsersAreToldOnceAndByEverybodyThatThereIsTlsOnly() {
        Visitor visitor = at("127.81.0.4");

        Visitor.Answer page = visitor.get("/");
        Visitor.Answer ofNginx = visitor.get("/", "Host: autoconfig.example.org");
        Visitor.Answer inClear = PLAIN.get("/home?account=a");

        assertThat(page.all("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(ofNginx.isOfThePortal()).isFalse();
        assertThat(ofNginx.all("Strict-Transport-Security")).containsExactly("max-age=31536000");
        assertThat(inClear.status()).isEqualTo(301);
        assertThat(inClear.one("Location")).isEqualTo("https://localhost/home?account=a");
    }

    @Test
    void aLargeCookieComesThroughBothWays() {
        Visitor.Answer answer = at("127.81.0.5").get("/", "Cookie: other=" + "c".repeat(12_000));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(WebSession.signedIn(NGINX.url(), Person.BOB).get("/home").status())
                .isEqualTo(200);
    }

    @Test
    void onlyAFileWithMailboxesMayBeLarge() {
        Visitor visitor = at("127.81.0.6");
        String form = "Content-Type: application/x-www-form-urlencoded";

        Visitor.Answer large = visitor.post("/settings/language", new byte[200_000], form);
        Visitor.Answer file = visitor.post("/admin/import", new byte[2_000_000], form);
        Visitor.Answer tooLarge =
                visitor.ask("POST", "/admin/import", List.of(form, "Content-Length: " + 70_000_000), new byte[1]);

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.isOfThePortal()).isFalse();
        assertThat(file.isOfThePortal()).as("the portal decides over it").isTrue();
        assertThat(file.status()).isNotEqualTo(413);
        assertThat(tooLarge.status()).isEqualTo(413);
    }

    @Test
    void aLightTurnsGreenInAStreamThatIsNotHeldBack() throws Exception {
        WebSession alice = WebSession.signedIn(NGINX.url(), Person.ALICE);
        Page issued = alice.submit(
                alice.open("/app-passwords/new?client=other"),
                "/app-passwords",
                Map.of("label", "behind nginx " + UUID.randomUUID(), "protocols", List.of("imap")));
        String secret = Objects.requireNonNull(issued.html().selectFirst("#app-password"))
                .attr("data-value");
        String lights =
                Objects.requireNonNull(issued.html().selectFirst("#lights")).attr("data-poll");
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        String cookies = alice.cookieHeader();
        Visitor visitor = at("127.81.0.7");
        // Open to the end of nginx: nobody can close it under the one who listens.
        BufferedReader stream = visitor.listen(
                visitor.connect(), lights.replaceFirst("/lights", "/lights/stream"), "Cookie: " + cookies);
        Thread listener = new Thread(() -> hear(stream, heard), "listener");
        listener.setDaemon(true);
        listener.start();

        SITE.mailClient().imaps("127.81.0.8", Person.ALICE.address(), secret);

        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Objects.requireNonNull(alice.get(lights).html().selectFirst("#light-imap"))
                        .attr("data-state")
                        .equals("connected"));
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> heard.stream().anyMatch(line -> line.contains("connected")));
    }

    @Test
    void theNamesOfMailProgramsAnswerTheirQuestionsAndNothingElse() {
        Visitor visitor = at("127.81.0.10");
        String autoconfig = "Host: autoconfig.example.org";
        String autodiscover = "Host: autodiscover.example.org";
        byte[] question = """
                <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>
                <EMailAddress>alice@example.org</EMailAddress><AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
                </Request></Autodiscover>""".getBytes(StandardCharsets.UTF_8);

        Visitor.Answer thunderbird = visitor.get("/mail/config-v1.1.xml?emailaddress=alice%40example.org", autoconfig);
        Visitor.Answer nameless = visitor.get("/.well-known/autoconfig/mail/config-v1.1.xml", autoconfig);
        Visitor.Answer today = visitor.get(
                "/autodiscover/autodiscover.json/v1.0/alice@example.org?Protocol=AutodiscoverV1", autodiscover);
        Visitor.Answer outlook =
                visitor.post("/Autodiscover/Autodiscover.xml", question, autodiscover, "Content-Type: text/xml");

        assertThat(thunderbird.status()).isEqualTo(200);
        assertThat(thunderbird.body()).contains("<clientConfig");
        assertThat(nameless.body()).as("known by the name that was asked").contains("example.org");
        assertThat(today.status()).isEqualTo(200);
        assertThat(today.body()).contains("AutodiscoverV1");
        assertThat(outlook.status()).isEqualTo(200);
        assertThat(outlook.body()).contains("IMAP");
        for (String path : List.of("/", "/home", "/sign-in", "/assets/latchkey.css", "/api/v1/failing-clients")) {
            Visitor.Answer answer = visitor.get(path, autoconfig);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.isOfThePortal()).as(path).isFalse();
        }
    }

    @Test
    void theLogOfNginxNamesNoMailboxAndNoQuestion() {
        WebSession hanna = WebSession.signedIn(NGINX.url(), Person.HANNA);
        hanna.get("/helpdesk/accounts/carol@example.org");
        hanna.get("/helpdesk/accounts/carol%40example.org/lights?q=bob");
        hanna.get("/helpdesk/failing?q=carol@example.org");
        at("127.81.0.11").get("/mail/config-v1.1.xml?emailaddress=carol@example.org", "Host: autoconfig.example.org");
        at("127.81.0.11")
                .get("/autodiscover/autodiscover.json/v1.0/carol@example.org", "Host: autodiscover.example.org");
        at("127.81.0.11").get("/hand-over/abcdefghijklmnop");

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(NGINX.log())
                        .contains("\"GET /helpdesk/accounts/{mailbox}\"")
                        .contains("\"GET /helpdesk/accounts/{mailbox}/lights\"")
                        .contains("\"GET /helpdesk/failing\"")
                        .contains("\"GET /mail/config-v1.1.xml\"")
                        .contains("\"GET /hand-over/{handle}\""));
        assertThat(NGINX.log() + NGINX.errorLog())
                .doesNotContain("carol", "example.org", "%40", "?", "abcdefghijklmnop", "code=");
    }

    @Test
    void theSameNumberOfARequestStandsInBothLogs() {
        at("127.81.0.12").get("/helpdesk/accounts/carol@example.org", "X-Request-Id: of-the-browser-itself");

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            String number = NGINX.log()
                    .lines()
                    .filter(line -> line.startsWith("127.81.0.12 "))
                    .map(line -> line.replaceFirst(".* id=([0-9a-f]{32}) .*", "$1"))
                    .findFirst()
                    .orElse("none");
            assertThat(Files.readAllLines(PORTAL.log()))
                    .anyMatch(line -> line.contains(number) && line.contains("127.81.0.12 GET /helpdesk/accounts/"))
                    .noneMatch(line -> line.contains("of-the-browser-itself"));
        });
    }

    /** To its end, or until the one who listens has gone. */
    private static void hear(BufferedReader stream, Queue<String> heard) {
        try {
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                heard.add(line);
            }
        } catch (IOException gone) {
            heard.add("hung up");
        }
    }

    private static Visitor at(String from) {
        return new Visitor(from, NGINX.httpsPort(), SITE.parts().dovecot().trusted());
    }

    private static int portOf(Portal portal) {
        return Integer.parseInt(portal.url().replaceFirst(".*:", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Path secrets() {
        try {
            Path folder = Files.createDirectories(SITE.parts().folder().resolve("secrets-of-nginx"));
            Files.writeString(
                    folder.resolve("LATCHKEY_SECRETS_SESSION"),
                    UUID.randomUUID().toString() + "\n");
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
