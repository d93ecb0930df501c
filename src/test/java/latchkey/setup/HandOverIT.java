package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final String WRONG = "000 000";

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
        Page opened = phone.follow(claim(phone, second, code));

        assertThat(first).isEqualTo(200);
        assertThat(second.response().asString()).doesNotContain(desk.secret(), desk.address());
        assertThat(opened.html().select("#app-password").attr("data-value")).isEqualTo(desk.secret());
        assertThat(opened.html().select("#username").text()).isEqualTo(desk.address());
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
        Page claimed = claim(phone, form, code);

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

        Page opened = phone.follow(claim(
                phone, phone.get(code.path()), new Code(code.path(), code.key().toUpperCase(java.util.Locale.ROOT))));

        assertThat(opened.html().select("#app-password").size()).isEqualTo(1);
        assertThat(code.key()).contains(" ");
    }

    @Test
    void aSecondClaimAndAnotherBrowserGetNothing() {
        Code code = desk.code();
        WebSession stranger = WebSession.at(SITE);
        Page strangersForm = stranger.get(code.path());
        claim(phone, phone.get(code.path()), code);

        Page second = claim(stranger, strangersForm, code);
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
                        return claim(one, form, code).status();
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
    void whoComesAfterFiveMinutesGetsNothingAndTheRowIsGone() {
        Code code = desk.code();
        Page form = phone.get(code.path());
        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE handle = ?", code.handle());

        Page late = claim(phone, form, code);

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.words()).contains("no longer valid");
        assertThat(desk.state().html().select("[data-hand-over=over]").size()).isEqualTo(1);
        gone(code);
    }

    @Test
    void thePhoneThatHasItLosesItAfterFiveMinutes() {
        Code code = desk.code();
        claim(phone, phone.get(code.path()), code);
        int before = phone.get(code.path() + "/profile").status();
        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE handle = ?", code.handle());

        Page after = phone.get(code.path());

        assertThat(before).isEqualTo(200);
        assertThat(after.status()).isEqualTo(410);
        assertThat(after.response().asString()).doesNotContain(desk.secret());
        assertThat(phone.get(code.path() + "/profile").status()).isEqualTo(404);
        gone(code);
    }

    @Test
    void fiveWrongKeysEndItAndTheRightOneComesTooLate() {
        Code code = desk.code();
        Page form = phone.get(code.path());
        Code guess = new Code(code.path(), WRONG);

        List<Page> guesses =
                Stream.generate(() -> claim(phone, form, guess)).limit(5).toList();
        Page right = claim(phone, form, code);

        assertThat(guesses.get(0).words()).contains("4 tries are left");
        assertThat(guesses).extracting(Page::status).containsExactly(422, 422, 422, 422, 410);
        assertThat(right.status()).isEqualTo(410);
        assertThat(SITE.rows("SELECT by_scanned_key, by_typed_key FROM handover WHERE handle = ?", code.handle()))
                .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
        assertThat(desk.state()
                        .html()
                        .select("[data-hand-over=tried-too-often]")
                        .size())
                .isEqualTo(1);
        assertThat(SITE.rows(
                        "SELECT what FROM audit_entry WHERE address = ? AND what LIKE 'HAND_OVER%' ORDER BY at",
                        desk.address()))
                .extracting(row -> row.get("what"))
                .containsExactly("HAND_OVER_OFFERED", "HAND_OVER_ENDED");
    }

    @Test
    void guessesAtTheSameMomentAreNoMoreThanFive() throws Exception {
        Code code = desk.code();
        Page form = phone.get(code.path());
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        List<Future<Integer>> guesses = Stream.generate(() -> guessers.submit(() ->
                        claim(phone.tab(), form, new Code(code.path(), WRONG)).status()))
                .limit(8)
                .toList();
        for (Future<Integer> guess : guesses) {
            assertThat(guess.get()).isIn(422, 410);
        }
        guessers.shutdown();

        assertThat(SITE.rows("SELECT tries FROM handover WHERE handle = ?", code.handle()))
                .extracting(row -> row.get("tries"))
                .containsExactly("5");
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
    void anEmptyKeyIsNoTry() {
        Code code = desk.code();
        Page form = phone.get(code.path());

        Page empty = claim(phone, form, new Code(code.path(), " "));

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("Enter the key");
        assertThat(SITE.rows("SELECT tries FROM handover WHERE handle = ?", code.handle()))
                .extracting(row -> row.get("tries"))
                .containsExactly("0");
    }

    @Test
    void aNewCodeEndsTheOneBefore() {
        Code before = desk.code();
        Page form = phone.get(before.path());
        Code after = desk.code();

        Page withTheOld = claim(phone, form, before);
        Page withTheNew = claim(phone, phone.get(after.path()), after);

        assertThat(withTheOld.status()).isEqualTo(410);
        assertThat(withTheNew.status()).isEqualTo(303);
    }

    @Test
    void thatWasNotMeRevokesAtOnce() {
        Code code = desk.code();
        claim(phone, phone.get(code.path()), code);
        assertThat(SITE.mailClient()
                        .imaps("127.94.14.1", desk.address(), desk.secret())
                        .accepted())
                .isTrue();

        Page state = desk.state();
        Page list =
                desk.bob().follow(desk.bob().submit(state, desk.base() + "/hand-over/not-me" + desk.query(), Map.of()));

        assertThat(SITE.mailClient()
                        .imaps("127.94.14.1", desk.address(), desk.secret())
                        .accepted())
                .isFalse();
        assertThat(list.status()).isEqualTo(200);
        assertThat(phone.get(code.path()).status()).isEqualTo(410);
        assertThat(phone.get(code.path() + "/profile").status()).isEqualTo(404);
    }

    @Test
    void itEndsWithTheAppPasswordAndWithTheMailbox() {
        Code code = desk.code();
        Page form = phone.get(code.path());
        SITE.change("UPDATE account SET active = FALSE WHERE address = ?", desk.address());
        int ofAMailboxThatIsOff = claim(phone, form, code).status();
        SITE.change("UPDATE account SET active = TRUE WHERE address = ?", desk.address());
        claim(phone, form, code);
        int open = phone.get(code.path()).status();

        desk.bob()
                .submit(
                        desk.bob().open(desk.base() + "/revoke" + desk.query()),
                        desk.base() + "/revoke" + desk.query(),
                        Map.of());

        assertThat(ofAMailboxThatIsOff).isEqualTo(410);
        assertThat(open).isEqualTo(200);
        assertThat(phone.get(code.path()).status()).isEqualTo(410);
        gone(code);
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

    private static void gone(Code code) {
        await().atMost(Duration.ofSeconds(25))
                .until(() -> SITE.rows("SELECT handle FROM handover WHERE handle = ?", code.handle())
                        .isEmpty());
    }

    private static Page claim(WebSession browser, Page form, Code code) {
        Map<String, String> fields = new HashMap<>(form.hidden(code.path()));
        fields.putAll(code.typed());
        return browser.post(code.path(), fields);
    }
}
