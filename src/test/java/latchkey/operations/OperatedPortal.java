package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.MariaDb;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** A second portal of the site, with a provider of its own and somebody who receives its alarms, and in a hurry. */
final class OperatedPortal implements AutoCloseable {
    static final String OWN_KEY = "the first session key, which is no secret";
    static final String OTHER_KEY = "the second session key, no secret either";

    final Receiver receiver = new Receiver();
    final String reader = "watch-" + UUID.randomUUID() + "@example.net";
    private final OidcStub provider = new OidcStub(Duration.ofMinutes(5));
    private final Site site;
    private Portal portal;

    OperatedPortal(Site site) {
        this.site = site;
        this.portal = site.parts().secondPortal(settings(OWN_KEY, OTHER_KEY));
    }

    Portal portal() {
        return portal;
    }

    void start() {
        portal.start();
        portal.waitUntilReady();
    }

    void startWithTheKeysExchanged() {
        portal = site.parts().secondPortal(settings(OTHER_KEY, OWN_KEY));
        start();
    }

    private Map<String, String> settings(String key, String also) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "latchkey.oidc.issuer",
                provider.issuer(),
                "latchkey.oidc.client-id",
                OidcStub.CLIENT,
                "latchkey.oidc.client-secret",
                OidcStub.SECRET,
                "latchkey.secrets.session",
                key,
                "latchkey.secrets.session-also",
                also,
                "latchkey.log.json",
                "true",
                "latchkey.metrics.every",
                "PT1S",
                "latchkey.stop.announced-for",
                "PT2S"));
        settings.putAll(Map.of(
                "latchkey.alarm.webhook",
                receiver.url(),
                "latchkey.alarm.mail-to",
                reader,
                "latchkey.alarm.every",
                "PT1S",
                "latchkey.alarm.after",
                "PT0S",
                "latchkey.checks.mail-server-password",
                MariaDb.password(MariaDb.DOVECOT)));
        return settings;
    }

    WebSession signedIn(String mailbox) {
        String person = UUID.randomUUID().toString();
        provider.knows(person, Map.of("email", mailbox, "email_verified", true));
        WebSession session = new WebSession(portal.url());
        Page page = session.open(session.get("/settings").location() + "&person=" + person);
        assertThat(page.status()).as(page.words()).isEqualTo(200);
        return session;
    }

    Response health(String path) {
        return RestAssured.get(portal.managementUrl() + "/q/health" + path);
    }

    /** As the command tells it. */
    String nameInLogs(String address) throws IOException {
        List<String> command = new ArrayList<>(portal.command());
        command.addAll(List.of("log-name", address));
        Process asked = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String words = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(words).matches("[0-9a-f]{10} \\Q" + address + "\\E");
        return words.replaceFirst(" .*", "");
    }

    @Override
    public void close() {
        portal.stop();
        receiver.close();
        provider.close();
    }
}
