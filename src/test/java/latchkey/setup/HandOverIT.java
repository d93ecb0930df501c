package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latchkey.setup.HandOverDesk.Code;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bob hands an app password over to one phone; whoever comes late, second or with a wrong key gets nothing. */
class HandOverIT {
    private static final Site SITE = Site.shared();
    private static final Map<String, String> EVENTS = Map.of("Accept", "text/event-stream");

    private final HandOverDesk desk = HandOverDesk.at(SITE.portal().url());
    private final WebSession phone = WebSession.at(SITE);

    @AfterEach
    void leave() {
        desk.leave();
    }

    @Test
    void toOpenThePageTwiceTakesNothingAndThenThePhoneGetsIt() {
        Code code = desk.code();

        int first = WebSession.at(SITE).get(code.path()).status();
        Page second = phone.get(code.path());
        Page opened = phone.follow(HandOverDesk.claim(phone, second, code));

        assertThat(first).isEqualTo(200);
        assertThat(second.response().asString()).doesNotContain(desk.secret(), desk.address());
        assertThat(opened.html().select("#app-password").attr("data-value")).isEqualTo(desk.secret());
        assertThat(opened.html().select("#username").text()).isEqualTo(desk.address());
        assertThat(phone.get(code.path() + "/profile").response().asString())
                .as("several may send from it")
                .contains("EmailAddress")
                .doesNotContain("EmailAccountName");
        assertThat(desk.state().html().select("[data-hand-over=opened]").text())
                .contains("127.0.0.1")
                .contains("That was not me");
    }

    @Test
    void noAnswerMayBeKeptOrFoundOrPassedOn() {
        Code code = desk.code();

        Map<String, String> headers = new HashMap<>();
        Page form = phone.get(code.path());
        form.response().getHeaders().forEach(header -> headers.put(header.getName(), header.getValue()));
        Page claimed = HandOverDesk.claim(phone, form, code);

        assertThat(headers)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("X-Robots-Tag", "noindex, nofollow");
        assertThat(headers.get("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self';");
        assertThat(claimed.response().getHeaders().getValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .contains("latchkey-hand-over=", "Path=" + code.path())
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Strict"));
    }

    @Test
    void theKeyMayBeTypedInCapitalsAndWithABlank() {
        Code code = desk.code();

        Page opened = phone.follow(HandOverDesk.claim(
                phone, phone.get(code.path()), new Code(code.path(), code.key().toUpperCase(java.util.Locale.ROOT))));

        assertThat(opened.html().select("#app-password").size()).isEqualTo(1);
        assertThat(code.key()).contains(" ");
    }

    @Test
    void aSecondClaimAndAnotherBrowserGetNothing() {
        Code code = desk.code();
        WebSession stranger = WebSession.at(SITE);
        Page strangersForm = stranger.get(code.path());
        HandOverDesk.claim(phone, phone.get(code.path()), code);

        Page second = HandOverDesk.claim(stranger, strangersForm, code);
        Page look = stranger.get(code.path());

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.words()).contains("opened by another browser", "That was not me");
        assertThat(look.status()).isEqualTo(409);
        assertThat(List.of(second, look))
                .noneMatch(page -> page.response().asString().contains(desk.secret()));
        assertThat(stranger.get(code.path() + "/profile").status()).isEqualTo(404);
        assertThat(stranger.get(code.path() + "/lights").response().asString()).doesNotContain("light-imap");
        assertThat(phone.get(code.path()).status()).isEqualTo(200);
    }

    @Test
    void ofManyAtTheSameMomentOneGetsIt() throws Exception {
        Code code = desk.code();
        int many = 4;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService phones = Executors.newFixedThreadPool(many);
        List<Future<Integer>> answers = Stream.generate(() -> WebSession.at(SITE))
                .limit(many)
                .map(one -> {
                    Page form = one.get(code.path());
                    return phones.submit(() -> {
                        start.await();
                        return HandOverDesk.claim(one, form, code).status();
                    });
                })
                .toList();

        start.countDown();
        List<Integer> statuses = new java.util.ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        phones.shutdown();

        assertThat(statuses).containsOnlyOnce(303).containsOnly(303, 409);
    }

    @Test
    void theCodeNamesThePortalAsTheReverseProxyDoes() {
        String action = desk.base() + "/hand-over" + desk.query() + "#hand-over";

        Page shown = desk.bob()
                .post(
                        action,
                        desk.issued().hidden(action),
                        Map.of("X-Forwarded-Host", "latchkey.example.org", "X-Forwarded-Proto", "https"));

        assertThat(shown.html().select("#phone-code .address").text()).contains(" latchkey.example.org/hand-over/");
    }

    @Test
    void whoOpenedOneStaysToBeSeenWhenAnotherIsShownUntilBobSaysThatHeKnows() {
        Code first = desk.code();
        phone.follow(HandOverDesk.claim(phone, phone.get(first.path()), first));
        Page another = desk.show();
        Code second = HandOverDesk.code(another);
        WebSession stranger = WebSession.at(SITE);
        HandOverDesk.claim(stranger, stranger.get(second.path()), second);

        String known = desk.base() + "/hand-over/me" + desk.query();
        Page ofTheFirst = desk.bob().follow(desk.bob().submit(another, known, Map.of()));
        SITE.change("UPDATE handover SET until = UTC_TIMESTAMP(3) WHERE handle = ?", second.handle());
        Page stillTheSecond = desk.bob().get(desk.base() + "/hand-over/who" + desk.query());
        Page ofBoth = desk.bob().follow(desk.bob().submit(stillTheSecond, known, Map.of()));

        assertThat(another.html()
                        .select("#hand-over-state [data-hand-over=opened]")
                        .text())
                .contains("127.0.0.1", "That was not me");
        assertThat(another.html().select("#phone-qr")).hasSize(1);
        assertThat(another.html().select("noscript a").eachAttr("href"))
                .contains(desk.base() + "/hand-over/who" + desk.query());
        assertThat(ofTheFirst.html().select("[data-hand-over=opened] strong"))
                .as("of whom he has not seen he knows nothing")
                .hasSize(1);
        assertThat(stillTheSecond.html().select("[data-hand-over=opened]").text())
                .contains("That was me");
        assertThat(ofBoth.html().select("[data-hand-over=opened]")).isEmpty();
    }

    @Test
    void theLightsOfThePhoneArePushedFromTheFeedOfAllPagesAndEndWithItsTime() throws Exception {
        SITE.waitUntilJudging();
        Code code = desk.code();
        Page opened = phone.follow(HandOverDesk.claim(phone, phone.get(code.path()), code));
        String stream = opened.html().select("[sse-connect]").attr("sse-connect");
        SITE.change("UPDATE handover SET until = UTC_TIMESTAMP(3) + INTERVAL 4 SECOND WHERE handle = ?", code.handle());

        CompletableFuture<String> events = CompletableFuture.supplyAsync(
                () -> phone.get(stream, EVENTS).response().asString());
        SITE.mailClient().imaps("127.94.13.1", desk.address(), desk.secret());
        String all = events.get(20, TimeUnit.SECONDS);

        assertThat(stream).isEqualTo(code.path() + "/lights/stream");
        assertThat(all)
                .containsSubsequence("id=\"light-imap\" data-state=\"connected\"", "id=\"lights-over\"", "event:over");
        assertThat(WebSession.at(SITE).get(stream, EVENTS).response().asString())
                .contains("lights-over", "event:over")
                .doesNotContain("light-imap");
    }

    @Test
    void anEmptyKeyIsNoTry() {
        Code code = desk.code();
        Page form = phone.get(code.path());

        Page empty = HandOverDesk.claim(phone, form, new Code(code.path(), " "));

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("Enter the key");
        assertThat(SITE.rows("SELECT tries FROM handover WHERE handle = ?", code.handle()))
                .extracting(row -> row.get("tries"))
                .containsExactly("0");
    }

    @Test
    void onlyWhoKeepsTheMailboxAndHasItsSecretGetsACode() {
        WebSession alice = WebSession.signedIn(SITE, latchkey.parts.Person.ALICE);
        String token = alice.open("/app-passwords")
                .hidden("/sign-out")
                .values()
                .iterator()
                .next();
        Map<String, String> fields = Map.of("csrf-token", token, "app-password", desk.secret());

        assertThat(alice.post(desk.base() + "/hand-over" + desk.query(), fields).status())
                .isEqualTo(404);
        assertThat(alice.post(desk.base() + "/hand-over", fields).status()).isEqualTo(404);
        assertThat(alice.post(desk.base() + "/setup-files/profile", fields).status())
                .isEqualTo(404);
        assertThat(SITE.rows("SELECT handle FROM handover WHERE address = ?", desk.address()))
                .isEmpty();
        Page wrong = desk.bob()
                .submit(
                        desk.issued(),
                        desk.base() + "/hand-over" + desk.query() + "#hand-over",
                        Map.of(
                                "app-password",
                                desk.secret().replace(desk.secret().charAt(9), 'z')));
        assertThat(wrong.status()).isEqualTo(400);
    }
}
