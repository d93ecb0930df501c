package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** What bob has handed over is gone when its time is, when somebody guesses, when he says so, and with what it was for. */
class HandOverEndsIT {
    private static final Site SITE = Site.shared();
    private static final String WRONG = "000 000";

    private final HandOverDesk desk = HandOverDesk.at(SITE.portal().url());
    private final WebSession phone = WebSession.at(SITE);

    @AfterEach
    void leave() {
        desk.leave();
    }

    @Test
    void whoComesAfterFiveMinutesGetsNothingAndTheRowIsGone() {
        Code code = desk.code();
        Page form = phone.get(code.path());
        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE handle = ?", code.handle());

        Page late = HandOverDesk.claim(phone, form, code);

        assertThat(late.status()).isEqualTo(410);
        assertThat(late.words()).contains("no longer valid");
        assertThat(desk.state().html().select("[data-hand-over=over]").size()).isEqualTo(1);
        gone(code);
    }

    @Test
    void thePhoneThatHasItLosesItAfterFiveMinutes() {
        Code yesterdays = desk.code();
        WebSession otherPhone = WebSession.at(SITE);
        HandOverDesk.claim(otherPhone, otherPhone.get(yesterdays.path()), yesterdays);
        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 1 DAY, claimed_at = claimed_at - INTERVAL 1 DAY WHERE handle = ?",
                yesterdays.handle());
        Code code = desk.code();
        HandOverDesk.claim(phone, phone.get(code.path()), code);
        int before = phone.get(code.path() + "/profile").status();
        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE handle = ?", code.handle());

        Page after = phone.get(code.path());

        assertThat(before).isEqualTo(200);
        assertThat(after.status()).isEqualTo(410);
        assertThat(after.response().asString()).doesNotContain(desk.secret());
        assertThat(phone.get(code.path() + "/profile").status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(25))
                .until(() -> SITE.rows("SELECT by_browser FROM handover WHERE handle = ?", code.handle()).stream()
                        .allMatch(row -> row.get("by_browser") == null));
        assertThat(desk.state().html().select("[data-hand-over=opened]"))
                .as("by whom is not forgotten with it")
                .hasSize(1);
        gone(yesterdays);
    }

    @Test
    void thatASecondCodeHasRunOutIsSaidAndWhoOpenedTheFirstIsStillTold() {
        Code first = desk.code();
        HandOverDesk.claim(phone, phone.get(first.path()), first);
        Code second = desk.code();
        Page waiting = desk.state();

        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE app_password_id = ?",
                desk.id());
        Page atOnce = desk.state();
        emptied(second);
        Page later = desk.state();
        Page withoutScript = desk.bob().open(desk.base() + "/hand-over/who" + desk.query());

        assertThat(signs(waiting)).containsExactly("opened", "waiting");
        assertThat(List.of(atOnce, later, withoutScript)).allSatisfy(page -> {
            assertThat(signs(page)).containsExactly("opened", "over");
            assertThat(page.html().select("form[action*=/not-me]")).hasSize(1);
            assertThat(page.html().select("[data-hand-over=over]").text()).contains("run out", "Show a new code");
        });
        assertThat(atOnce.status()).as("there is nothing more to ask for").isEqualTo(286);
    }

    @Test
    void whoSaysThatItWasHimIsNotToldOfTheFirstCodeAgainWhenTheSecondRunsOut() {
        Code first = desk.code();
        HandOverDesk.claim(phone, phone.get(first.path()), first);
        Code second = desk.code();
        desk.bob()
                .submit(
                        desk.bob().open(desk.base() + "/hand-over/who" + desk.query()),
                        desk.base() + "/hand-over/me" + desk.query(),
                        Map.of());

        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE app_password_id = ?",
                desk.id());

        assertThat(signs(desk.state())).containsExactly("over");
        gone(first);
        gone(second);
        assertThat(signs(desk.state())).containsExactly("over");
    }

    @Test
    void fiveWrongKeysEndItAndTheRightOneComesTooLate() {
        Code code = desk.code();
        Page form = phone.get(code.path());
        Code guess = new Code(code.path(), WRONG);

        List<Page> guesses = Stream.generate(() -> HandOverDesk.claim(phone, form, guess))
                .limit(5)
                .toList();
        Page right = HandOverDesk.claim(phone, form, code);

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
        List<Future<Integer>> guesses = Stream.generate(() ->
                        guessers.submit(() -> HandOverDesk.claim(phone.tab(), form, new Code(code.path(), WRONG))
                                .status()))
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
    void aNewCodeEndsTheOneBefore() {
        Code before = desk.code();
        Page form = phone.get(before.path());
        Code after = desk.code();

        Page withTheOld = HandOverDesk.claim(phone, form, before);
        Page withTheNew = HandOverDesk.claim(phone, phone.get(after.path()), after);

        assertThat(withTheOld.status()).isEqualTo(410);
        assertThat(withTheNew.status()).isEqualTo(303);
    }

    @Test
    void thatWasNotMeRevokesAtOnce() {
        Code code = desk.code();
        HandOverDesk.claim(phone, phone.get(code.path()), code);
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
        int ofAMailboxThatIsOff = HandOverDesk.claim(phone, form, code).status();
        SITE.change("UPDATE account SET active = TRUE WHERE address = ?", desk.address());
        HandOverDesk.claim(phone, form, code);
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

    private static List<String> signs(Page page) {
        return page.html().select("[data-hand-over]").eachAttr("data-hand-over");
    }

    /** The row stays, for what is told of it; not what it held. */
    private static void emptied(Code code) {
        await().atMost(Duration.ofSeconds(25))
                .until(() -> SITE.rows(
                                        "SELECT handle FROM handover WHERE handle = ? AND by_scanned_key IS NULL"
                                                + " AND by_typed_key IS NULL",
                                        code.handle())
                                .size()
                        == 1);
    }

    private static void gone(Code code) {
        await().atMost(Duration.ofSeconds(25))
                .until(() -> SITE.rows("SELECT handle FROM handover WHERE handle = ?", code.handle())
                        .isEmpty());
    }
}
