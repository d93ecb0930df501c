package latchkey.mailclient.discovery;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.mailclient.format.SigningKeys;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal that speaks the IETF's draft too, signs what Apple's devices install, and answers rarely. */
class OtherSettingsIT {
    private static final Site SITE = Site.shared();
    private static final String DOMAIN = "pacc.example";
    private static final Path KEYS = Path.of("target", "profile-signing").toAbsolutePath();
    private static final Portal PORTAL = SITE.parts()
            .secondPortal(Map.of(
                    "latchkey.discovery.pacc",
                    "true",
                    "latchkey.discovery.answers-a-second",
                    "3",
                    "latchkey.apple-profile.certificate",
                    KEYS.resolve("ec.pem").toString(),
                    "latchkey.apple-profile.key",
                    KEYS.resolve("ec.key").toString()));

    private final MailClientAsks client = MailClientAsks.at(PORTAL.url()).host("ua-auto-config." + DOMAIN);

    @BeforeAll
    static void start() throws Exception {
        SigningKeys.in(Files.createDirectories(KEYS));
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

    /** As a phone would look at the file: who signed it, and what is in it. */
    @Test
    void theProfileThatAnIphoneIsGivenIsSignedAndReadable() throws Exception {
        WebSession bob = WebSession.signedIn(PORTAL.url(), Person.BOB);
        Page form = bob.open("/app-passwords/new?client=apple-mail-ios");
        Page issued = bob.submit(
                form,
                form.html().select("form.form").attr("action"),
                Map.of("label", "iPhone " + UUID.randomUUID(), "protocols", List.of("imap", "smtp"), "setup", "new"));
        Element file = Objects.requireNonNull(issued.html().selectFirst("form[action*='setup-files/profile']"));

        Page served = bob.post(file.attr("action"), issued.hidden(file.attr("action")));

        assertThat(served.response().contentType()).isEqualTo("application/x-apple-aspen-config");
        Files.write(KEYS.resolve("served"), served.response().asByteArray());
        SigningKeys.verify(KEYS, "served", "verified");
        JsonObject mail = SigningKeys.plist(KEYS, "verified")
                .getJsonArray("PayloadContent")
                .getJsonObject(0);
        assertThat(mail.getMap())
                .contains(
                        entry("PayloadType", "com.apple.mail.managed"),
                        entry("EmailAddress", Person.BOB.address()),
                        entry("IncomingMailServerUsername", Person.BOB.address()),
                        entry(
                                "IncomingPassword",
                                issued.html().select("#app-password").attr("data-value")));
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
                        + "\"submit\":{\"host\":\"smtp.pacc.example\"},\"smtp\":{\"host\":\"smtp.pacc.example\"}},"
                        + "\"authentication\":{\"password\":true},");
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
