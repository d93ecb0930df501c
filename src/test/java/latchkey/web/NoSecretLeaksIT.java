package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
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
import latchkey.site.Camera;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An app password is on one page, once, and nowhere else. */
class NoSecretLeaksIT {
    private static final Site SITE = Site.shared();

    /** Whoever got many lately gets the next ones later. */
    @BeforeEach
    void nobodyGotManyMails() {
        SITE.change("DELETE FROM notice WHERE recipient IN ('alice@example.org', 'bob@example.org')");
    }

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
                    window,
                    page,
                    List.of("/home", "/logins", "/settings", "/app-passwords", lights, detail, detail + "/revoke"));
            assertThat(places.keySet())
                    .contains("log portal.log", "log dovecot-server.log", "log keycloak.log", "table app_password");
            assertThat(places.get("log portal.log")).as("the access log").contains("POST /app-passwords 200");
            assertThat(places.get("mails to alice@example.org")).contains("“well kept”", "in use now");

            assertThat(new Leaks("alice@example.org", secret).in(places)).isEmpty();
        }
    }

    @Test
    void whatIsHandedOverToAPhoneAndItsKeysAreFoundNowhere() throws Exception {
        try (Browser browser = new Browser();
                BrowserContext computer = browser.window(1280);
                BrowserContext hand = browser.window(360)) {
            Page page = computer.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate(SITE.portal().url() + "/app-passwords/new?client=apple-mail-ios");
            page.locator("#label").fill("well kept on the phone");
            page.locator("form[action='/app-passwords'] button").click();
            String code = code(page);
            String typedKey = page.locator("#hand-over-key").textContent().replace(" ", "");
            Map<String, String> secrets = Map.of(
                    "app password", page.locator("#app-password").getAttribute("data-value"),
                    "scanned key", code.replaceAll(".*#", ""),
                    "typed key", typedKey);
            String detail = page.locator("#lights").getAttribute("data-poll").replace("/lights", "");
            List<String> pages = List.of("/home", "/app-passwords", detail, detail + "/hand-over");
            Page phone = hand.newPage();
            phone.navigate(code);

            Map<String, String> waiting = places(computer, page, pages);
            phone.locator("main form button").click();
            phone.locator("#app-password").waitFor();
            assertThat(phone.request().get(phone.url() + "/profile").status()).isEqualTo(200);
            Map<String, String> claimed = places(computer, page, pages);
            Map<String, String> onThePhone = places(hand, phone, List.of("/"));

            assertThat(waiting.get("table handover")).contains("by_scanned_key");
            assertThat(waiting.get("mails to bob@example.org")).contains("“well kept on the phone”");
            assertThat(claimed.get("log portal.log")).contains("POST /hand-over/", "/profile 200");
            secrets.forEach((name, secret) -> List.of(waiting, claimed, onThePhone)
                    .forEach(places -> assertThat(new Leaks("bob@example.org", secret).in(places))
                            .as(name)
                            .isEmpty()));
            phone.navigate(SITE.portal().url() + "/hand-over/nothing/" + typedKey);
            assertThat(new Leaks("bob@example.org", typedKey).in(logs()))
                    .as("planted")
                    .anyMatch(found -> found.startsWith("log portal.log"));
        }
    }

    /** A typed key is short: one that could be a part of any hexadecimal number is not looked for. */
    private static String code(Page page) throws Exception {
        String key = "!";
        while (key.replaceAll("[^g-z]", "").length() < 3) {
            page.locator("#hand-over form button").click();
            Locator another = page.locator("#hand-over-key", new Page.LocatorOptions().setHasNotText(key));
            another.waitFor();
            key = another.textContent();
        }
        return Camera.scan(page.locator("#phone-qr").screenshot());
    }

    /** By the same search: as somebody would write it into a label, an address, a user name, or a browser keep it. */
    @Test
    void aPlantedSecretIsFoundInEachKindOfOutput() throws IOException {
        String planted = KnownAppPassword.any().text();
        // What others had sent to Bob is long ago: one more mail of a kind would wait for an hour.
        SITE.change(
                "UPDATE notice SET created_at = created_at - INTERVAL 8 DAY, claimed_at = claimed_at - INTERVAL 8 DAY,"
                        + " next_try_at = next_try_at - INTERVAL 8 DAY WHERE recipient = 'bob@example.org'");
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate(SITE.portal().url() + "/app-passwords/new?client=thunderbird");
            page.locator("#label").fill(planted);
            page.locator("form[action='/app-passwords'] button").click();
            page.locator("#app-password").waitFor();
            page.navigate(SITE.portal().url() + "/nothing/" + planted);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Mails.of(SITE).to("bob@example.org").toString().contains(planted));
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
                            "own data of bob",
                            "mails to bob@example.org",
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
        for (Person person : List.of(Person.ALICE, Person.BOB)) {
            WebSession own = WebSession.signedIn(SITE, person);
            places.put(
                    "own data of " + person.login(),
                    own.submit(own.open("/settings/download"), "/settings/download", Map.of())
                            .response()
                            .asString());
        }
        WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);
        for (String path :
                List.of("/helpdesk/failing", "/helpdesk/failing?q=alice", "/helpdesk/accounts/alice@example.org")) {
            places.put("page " + path, hanna.open(path).response().asString());
        }
        places.putAll(mails());
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

    /** All that went out, to whomever, as their readers get them and as they are sent. */
    private static Map<String, String> mails() throws IOException {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SITE.rows("SELECT id FROM notice WHERE state <> 'SENT' AND next_try_at <= UTC_TIMESTAMP(3)"
                                + " AND recipient IN ('alice@example.org', 'bob@example.org')")
                        .isEmpty());
        Map<String, String> mails = new LinkedHashMap<>();
        Mails.of(SITE).all().forEach(mail -> mails.merge("mails to " + mail.to(), mail.toString(), String::concat));
        try (Stream<Path> files = Files.list(Mails.of(SITE).folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                mails.put("mail file " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return mails;
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
