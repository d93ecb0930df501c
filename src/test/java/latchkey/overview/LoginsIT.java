package latchkey.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import latchkey.attempt.LoginPlans;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MariaDb;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bob looks up who logged in to the mailbox that he looks after. */
class LoginsIT {
    private static final Site SITE = Site.shared();
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);
    private static final AtomicLong NUMBER = new AtomicLong(810_000_000_000L);
    private static final String HOSTILE =
            "\"name\" \"<img src=x onerror=alert(1)>{inject:csrf.token}\" \"version\" \"'; DROP TABLE account;--\"";

    private final Kept desk = Kept.by(SITE, Person.BOB, "desk");

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @AfterEach
    void bobHasHisOwnOnly() {
        desk.leave();
    }

    @Test
    void bobSeesWhatWasLetInAndWhatWasRefusedByClient() {
        KnownAppPassword laptop = desk.appPassword("Laptop", "thunderbird", "imap");
        KnownAppPassword lost = desk.appPassword("Lost phone", "other", "imap");
        desk.revoked(lost);
        String thunderbird = "\"name\" \"Thunderbird\" \"version\" \"128.4.0\"";
        SITE.mailClient().imaps("127.99.2.1", desk.address(), laptop.text(), thunderbird);
        SITE.mailClient().imaps("127.99.2.2", desk.address(), laptop.text(), thunderbird.replace("128.4.0", "128.5.0"));
        SITE.mailClient().imaps("127.99.2.3", desk.address(), lost.text());
        SITE.mailClient().imaps("127.99.2.3", desk.address(), lost.text());
        SITE.mailClient().imaps("127.99.2.4", desk.address(), desk.mailbox().mainPassword());

        Page page = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> BOB.open(desk.at("/logins")),
                        now -> now.html().select("tr[data-times=2]").size() == 2
                                && now.html().select("tr[data-result]").size() == 3);

        Elements rows = page.html().select("tr[data-result]");
        assertThat(rows.eachAttr("data-result")).containsExactly("accepted", "refused", "accepted");
        assertThat(rows.get(0).text()).contains("Main password", "unknown program", "Let in", "IMAP", "127.99.2.4");
        assertThat(rows.get(1).attr("data-reason")).isEqualTo("retired-app-password");
        assertThat(rows.get(1).text())
                .contains("Lost phone", "ended", "Refused", "It sends an app password that has ended");
        assertThat(rows.get(2).text())
                .contains("Laptop", "Thunderbird 128.5.0", "127.99.2.2")
                .doesNotContain("other network");
        assertThat(lines("refused")).hasSize(1);
        assertThat(lines("let-in")).hasSize(2);
        assertThat(lines("no%00sense%3Cb%3E&page=-7")).hasSize(3);
        assertThat(page.response().asString())
                .doesNotContain(
                        laptop.text(), lost.text(), lost.hash(), desk.mailbox().mainPassword());
    }

    @Test
    void aliceCannotTellThatItExists() {
        WebSession alice = WebSession.signedIn(SITE, Person.ALICE);

        assertThat(alice.get(desk.at("/logins")).status()).isEqualTo(404);
    }

    @Test
    void nothingHasHappenedYet() {
        Page page = BOB.open(desk.at("/logins"));

        assertThat(page.words()).contains("No logins in the last 30 days", "you see it here");
        assertThat(page.html().select("table")).isEmpty();
    }

    @Test
    void thirtyDaysAreShownAndNotThirtyOne() {
        desk.letIn("", "imap", "203.0.113.7", 30 * 24 - 1, 3);
        desk.letIn("", "pop3", "203.0.113.7", 31 * 24, 3);
        refused("imap", "stale-client", "", 30 * 24 * 60 - 60, 1);
        refused("smtp", "stale-client", "", 31 * 24 * 60, 1);

        assertThat(lines("all").eachText())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).contains("IMAP"));
    }

    @Test
    void aStormOfGuessesIsOneLine() {
        for (int guess = 1; guess <= 40; guess++) {
            refused("imap", "wrong-password", "203.0." + guess + ".7", guess, 2);
        }

        Elements lines = lines("all");

        assertThat(lines).hasSize(1);
        assertThat(lines.attr("data-times")).isEqualTo("80");
        assertThat(lines.text()).contains("203.0.1.7", "and 39 other networks", "Unknown password");
    }

    @Test
    void manyProgramsAreLeafedThrough() {
        for (int program = 1; program <= 60; program++) {
            refused("imap", "stale-client", "", program, 1, "\"name\" \"Program " + (100 + program) + "\"");
        }

        Page first = BOB.open(desk.at("/logins"));
        Page second = BOB.open(first.html().select("a[rel=next]").attr("href"));
        Page third = BOB.open(second.html().select("a[rel=next]").attr("href"));
        Page beyond = BOB.open(desk.at("/logins?page=999"));

        assertThat(first.html().select("tr[data-result]")).hasSize(25);
        assertThat(first.html().select("tr[data-result]").get(0).text()).contains("Program 101");
        assertThat(third.html().select("tr[data-result]")).hasSize(10);
        assertThat(third.html().select("tr[data-result]").get(9).text()).contains("Program 160");
        assertThat(third.html().select("a[rel=next]")).isEmpty();
        assertThat(beyond.html().select("tr[data-result]")).hasSize(10);
    }

    @Test
    void moreThanAnybodyCanReadIsCutAndSaidSo() {
        SITE.change(
                "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,"
                        + " certainty, tries) SELECT ? + seq, UTC_TIMESTAMP(3) - INTERVAL seq SECOND, UTC_TIMESTAMP(3),"
                        + " 'dovecot', '', ?, 'imap', 'revoked', FALSE, 'stale-client', 'certain', 1 FROM seq_1_to_10500",
                NUMBER.getAndAdd(20_000),
                desk.address());

        Page page = BOB.open(desk.at("/logins"));

        assertThat(page.html().select("tr[data-result]").attr("data-times")).isEqualTo("10000");
        assertThat(page.words()).contains("only the newest 10,000");
    }

    @Test
    void whatAProgramCallsItselfIsShownAndDoesNothing() {
        refused("imap", "stale-client", "", 1, 1, HOSTILE);

        Page page = BOB.open(desk.at("/logins"));

        assertThat(page.html().select("img[src=x], script:not([src])")).isEmpty();
        assertThat(page.html().select("tr[data-result] .sub").get(0).text())
                .isEqualTo("<img src=x onerror=alert(1)>{inject:csrf.token}");
    }

    @Test
    void theNameOfAnotherMailboxsAppPasswordIsNotTold() {
        KnownAppPassword others = Mailbox.named(SITE, "others").appPassword("imap");
        SITE.change(
                "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,"
                        + " certainty, app_password_id, tries) VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'dovecot', '',"
                        + " ?, 'imap', 'other_account', FALSE, 'other-accounts-app-password', 'certain', ?, 1)",
                NUMBER.incrementAndGet(),
                desk.address(),
                others.id().toString());

        Page page = BOB.open(desk.at("/logins"));

        assertThat(page.words()).contains("App password of another mailbox");
        assertThat(page.response().asString())
                .doesNotContain("of a test " + others.selector(), others.id().toString());
    }

    @Test
    void timesAreInBobsZoneAndInUtcWithoutScript() {
        desk.letIn("", "imap", "203.0.113.7", 5, 1);
        LocalDateTime stored = LocalDateTime.parse(
                String.valueOf(SITE.rows("SELECT last_at FROM login_use WHERE address = ?", desk.address())
                                .get(0)
                                .get("last_at"))
                        .replace(' ', 'T'));

        Element time = Objects.requireNonNull(
                BOB.open(desk.at("/logins")).html().selectFirst("tr[data-result] time[data-local]"));

        assertThat(Instant.parse(time.attr("datetime"))).isEqualTo(stored.toInstant(ZoneOffset.UTC));
        assertThat(time.text()).endsWith("UTC").contains(String.format("%02d", stored.getMinute()));
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(new NewContextOptions()
                        .setTimezoneId("Asia/Kathmandu")
                        .setLocale("en-GB")
                        .setViewportSize(360, 800))) {
            com.microsoft.playwright.Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate(SITE.portal().url() + desk.at("/logins"));
            Locator shown = page.locator("tr[data-result] time[data-local]");
            LocalDateTime there = stored.plusHours(5).plusMinutes(45);
            assertThat(shown.textContent())
                    .doesNotContain("UTC")
                    .contains(there.getDayOfMonth() + ",")
                    .contains(String.format(":%02d", there.getMinute()));
        }
    }

    @Test
    void heReadsReasonsInHisLanguage() {
        refused("imap", "main-password", "", 1, 1);

        Map.of("de", "Ihr Hauptpasswort, das in Mailprogrammen nicht mehr gilt", "zh-CN", "主密码不能再用于邮件程序")
                .forEach((language, words) -> assertThat(
                                BOB.get(desk.at("/logins"), Map.of("Accept-Language", language))
                                        .words())
                        .contains(words));
    }

    @Test
    void thePageIsReadByAnIndexHoweverManyLoginsThereAre() throws SQLException {
        try (Connection database = SITE.parts().mariaDb().connect(MariaDb.ADMIN)) {
            LoginPlans.areBoundedByAnIndex(database);
        }
    }

    private Elements lines(String show) {
        return BOB.open(desk.at("/logins?show=" + show)).html().select("tr[data-result]");
    }

    private void refused(String protocol, String reason, String network, int minutesAgo, int tries) {
        refused(protocol, reason, network, minutesAgo, tries, "");
    }

    private void refused(String protocol, String reason, String network, int minutesAgo, int tries, String client) {
        List<Object> values =
                List.of(NUMBER.incrementAndGet(), minutesAgo, desk.address(), protocol, reason, network, client, tries);
        SITE.change(
                "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,"
                        + " certainty, network, client_id, tries) VALUES (?, UTC_TIMESTAMP(3) - INTERVAL ? MINUTE,"
                        + " UTC_TIMESTAMP(3), 'dovecot', '', ?, ?, 'revoked', FALSE, ?, 'certain', NULLIF(?, ''),"
                        + " NULLIF(?, ''), ?)",
                values.toArray());
    }
}
