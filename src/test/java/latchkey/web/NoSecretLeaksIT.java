package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Mails;
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

            String detail = lights.replace("/lights", "");
            Map<String, String> places = places(
                    window, page, List.of("/home", "/settings", "/app-passwords", lights, detail, detail + "/revoke"));
            assertThat(places.keySet())
                    .contains("log portal.log", "log dovecot-server.log", "log keycloak.log", "table app_password");
            assertThat(places.get("log portal.log")).as("the access log").contains("POST /app-passwords 200");

            assertThat(new Leaks("alice@example.org", secret).in(places)).isEmpty();
        }
    }

    /** By the same search: as somebody would write it into a label, an address, a user name, or a browser keep it. */
    @Test
    void aPlantedSecretIsFoundInEachKindOfOutput() throws IOException {
        String planted = KnownAppPassword.any().text();
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate(SITE.portal().url() + "/app-passwords/new?client=thunderbird");
            page.locator("#label").fill(planted);
            page.locator("form[action='/app-passwords'] button").click();
            page.locator("#app-password").waitFor();
            page.navigate(SITE.portal().url() + "/nothing/" + planted);
            SITE.mailClient().imaps("127.5.1.2", planted + "@example.org", "nothing");
            page.evaluate(
                    "it => { localStorage.it = it; sessionStorage.it = it; history.replaceState(it, '') }", planted);
            window.addCookies(
                    List.of(new Cookie("it", planted).setUrl(SITE.portal().url())));

            Map<String, String> places = places(window, page, List.of("/app-passwords"));

            assertThat(new Leaks("bob@example.org", planted).in(places))
                    .extracting(found -> found.replaceAll(": [^:]*$", ""))
                    .contains(
                            "log portal.log",
                            "log dovecot-server.log",
                            "table app_password",
                            "page /app-passwords",
                            "cookies",
                            "local storage",
                            "session storage",
                            "history");
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

    private static Map<String, String> places(BrowserContext window, Page page, List<String> paths) throws IOException {
        Map<String, String> places = new LinkedHashMap<>(logs());
        places.put(
                "cookies",
                window.cookies().stream()
                        .map(cookie -> cookie.name + "=" + cookie.value)
                        .toList()
                        .toString());
        places.put("local storage", String.valueOf(page.evaluate("JSON.stringify(localStorage)")));
        places.put("session storage", String.valueOf(page.evaluate("JSON.stringify(sessionStorage)")));
        places.put("history", String.valueOf(page.evaluate("JSON.stringify(history.state)")));
        SITE.dump().forEach((table, rows) -> places.put("table " + table, rows.toString()));
        for (String path : paths) {
            page.navigate(SITE.portal().url() + path);
            places.put("page " + path, page.content());
        }
        WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);
        for (String path :
                List.of("/helpdesk/failing", "/helpdesk/failing?q=alice", "/helpdesk/accounts/alice@example.org")) {
            places.put("page " + path, hanna.open(path).response().asString());
        }
        places.put("mails", Mails.of(SITE).to("alice@example.org").toString());
        places.put(
                "page /admin/audit",
                WebSession.signedIn(SITE, Person.ADAM)
                        .open("/admin/audit")
                        .response()
                        .asString());
        return places;
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
