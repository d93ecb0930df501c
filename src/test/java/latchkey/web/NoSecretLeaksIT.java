package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.Test;

/** An app password is on one page, once, and nowhere else. */
class NoSecretLeaksIT {
    private static final Site SITE = Site.shared();

    @Test
    void anIssuedSecretIsFoundInNoOutputTableLogOrStorage() throws IOException {
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.ALICE);
            page.navigate(SITE.portal().url() + "/app-passwords/new?client=thunderbird");
            page.locator("#label").fill("well kept");
            page.locator("form[action='/app-passwords'] button").click();
            page.locator("#app-password").waitFor();
            String secret = page.locator("#app-password").getAttribute("data-value");
            String lights = page.locator("#lights").getAttribute("data-poll");
            use(secret);

            Map<String, String> places = new LinkedHashMap<>(logs());
            SITE.dump().forEach((table, rows) -> places.put("table " + table, rows.toString()));
            String detail = lights.replace("/lights", "");
            for (String path : List.of("/home", "/app-passwords", lights, detail, detail + "/revoke")) {
                page.navigate(SITE.portal().url() + path);
                places.put("page " + path, page.content());
            }
            places.put("cookies", window.cookies().toString());
            places.put("local storage", String.valueOf(page.evaluate("JSON.stringify(localStorage)")));
            places.put("session storage", String.valueOf(page.evaluate("JSON.stringify(sessionStorage)")));
            places.put("history", String.valueOf(page.evaluate("JSON.stringify(history.state)")));
            WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);
            for (String path : List.of("/helpdesk/failing", "/helpdesk/failing?q=alice")) {
                places.put("page " + path, hanna.open(path).response().asString());
            }
            assertThat(places.keySet())
                    .contains("log portal.log", "log dovecot.log", "log keycloak.log", "table app_password");
            assertThat(places.get("log portal.log")).as("the access log").contains("POST /app-passwords 200");

            assertThat(new Leaks("alice@example.org", secret).in(places)).isEmpty();
        }
    }

    @Test
    void aPlantedSecretIsFoundInEachForm() {
        Leaks leaks = new Leaks("alice@example.org", "0123456789abcdefghjkmnpqrstvwxyz");

        for (String form : leaks.forms()) {
            assertThat(leaks.in(Map.of("a log", "before " + form + " after")))
                    .as(form)
                    .isNotEmpty();
        }
    }

    /** Right, with one character wrong, and by a protocol that it is not for. */
    private static void use(String secret) {
        String wrong = (secret.startsWith("0") ? "1" : "0") + secret.substring(1);
        assertThat(SITE.mailClient()
                        .imaps("127.5.1.1", "alice@example.org", secret)
                        .accepted())
                .isTrue();
        assertThat(SITE.mailClient()
                        .imaps("127.5.1.1", "alice@example.org", wrong)
                        .accepted())
                .isFalse();
        assertThat(SITE.mailClient()
                        .pop3s("127.5.1.1", "alice@example.org", secret)
                        .accepted())
                .isFalse();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> SITE.rows("SELECT id FROM login_report UNION SELECT id FROM open_login")
                        .isEmpty());
    }

    private static Map<String, String> logs() throws IOException {
        Map<String, String> logs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(SITE.parts().folder().resolve("logs"))) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                logs.put("log " + log.getFileName(), new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1));
            }
        }
        return logs;
    }
}
