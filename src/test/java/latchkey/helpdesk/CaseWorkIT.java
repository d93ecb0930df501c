package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hanna and Adam work at the case of Bob, who is on the phone, and at one of a mailbox that nobody has signed in for. */
class CaseWorkIT {
    private static final Site SITE = Site.shared();
    private static final String BOBS = Person.BOB.address();
    private static final String CASE = "/helpdesk/accounts/" + BOBS.replace("@", "%40");

    private static WebSession hanna;
    private static WebSession adam;
    private static WebSession bob;

    private final Mailbox nora = Mailbox.named(SITE, "nora");

    @BeforeAll
    static void allAreThere() {
        SITE.waitUntilJudging();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
        adam = WebSession.signedIn(SITE, Person.ADAM);
        bob = WebSession.signedIn(SITE, Person.BOB);
    }

    @AfterEach
    void nothingIsLeft() {
        for (String table : List.of("case_note", "case_holder", "failing_client")) {
            SITE.change("DELETE FROM " + table + " WHERE address = ?", BOBS);
        }
        SITE.change(
                "UPDATE person SET locale = NULL WHERE id IN (SELECT person_id FROM account_owner WHERE address = ?)",
                BOBS);
    }

    private static Page press(WebSession who, String act, Map<String, ?> fields) {
        return who.submit(who.open(CASE), CASE + act, fields);
    }

    @Test
    void aNoteIsReadByColleaguesAndStruckOutOnlyByWhoWroteIt() {
        Page written = hanna.follow(press(hanna, "/notes", Map.of("note", "Has two phones.\r\n\u202e<b>Old</b> one")));
        String id = written.html().select("[data-note]").attr("data-note");
        String strike = CASE + "/notes/" + id + "/strike";

        Page read = adam.open(CASE);
        assertThat(read.html().select("[data-note] .note-text").text()).isEqualTo("Has two phones. <b>Old</b> one");
        assertThat(read.html().select("[data-note]").text()).contains("Hanna");
        assertThat(read.html().select("form[action$=/strike]")).isEmpty();
        assertThat(adam.submit(read, CASE + "/notes", Map.of("note", "")).status())
                .isEqualTo(422);
        assertThat(adam.post(strike, read.hidden(CASE + "/notes")).status()).isEqualTo(404);

        Page struck = hanna.follow(hanna.submit(written, strike, Map.of()));

        assertThat(struck.html().select("[data-struck] s").text()).contains("Has two phones");
        assertThat(SITE.rows("SELECT what, note FROM audit_entry WHERE thing = ? ORDER BY at", id))
                .extracting(row -> row.get("what") + " " + row.get("note"))
                .containsExactly("CASE_NOTED null", "CASE_NOTE_STRUCK null");
    }

    @Test
    void aNoteThatIsTooLongIsGivenBackToBeShortened() {
        Page page = press(hanna, "/notes", Map.of("note", "long ".repeat(250) + "end"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words()).contains("A note has at most 1,000 characters");
        assertThat(page.html().select("textarea#note").val()).endsWith("end");
        assertThat(SITE.rows("SELECT 1 FROM case_note WHERE address = ?", BOBS)).isEmpty();
    }

    @Test
    void aCaseIsTakenOnGivenBackAndTakenOver() {
        bobFails();

        Page his = hanna.follow(press(hanna, "/take", Map.of()));
        assertThat(his.html().select("#holder").text()).startsWith("you, since");
        assertThat(adam.open(CASE).html().select("#holder").text()).startsWith("Hanna");
        assertThat(adam.open("/helpdesk/failing?q=" + BOBS)
                        .html()
                        .select("tr.account")
                        .text())
                .contains("with Hanna");

        assertThat(adam.follow(press(adam, "/take", Map.of()))
                        .html()
                        .select("#holder")
                        .text())
                .startsWith("you, since");
        assertThat(hanna.open(CASE).html().select("#holder").text()).startsWith("Adam");
        adam.follow(press(adam, "/release", Map.of()));

        assertThat(hanna.open(CASE).html().select("#holder").text()).isEqualTo("Nobody yet");
        assertThat(SITE.rows(
                        "SELECT what FROM audit_entry WHERE address = ? AND what IN ('CASE_TAKEN', 'CASE_RELEASED')"
                                + " ORDER BY at",
                        BOBS))
                .extracting(row -> row.get("what"))
                .containsExactly("CASE_TAKEN", "CASE_TAKEN", "CASE_RELEASED");
    }

    @Test
    void aCaseIsGivenToAColleagueWhoFindsItAmongHisOwn() {
        bobFails();
        Page opened = hanna.open(CASE);
        Map<String, String> colleagues =
                opened.html().select("#assign option").stream().collect(Collectors.toMap(Element::val, Element::text));
        String adams = colleagues.keySet().stream()
                .filter(id -> String.valueOf(colleagues.get(id)).startsWith("Adam"))
                .findFirst()
                .orElseThrow();
        String bobs = String.valueOf(SITE.rows("SELECT person_id FROM account_owner WHERE address = ?", BOBS)
                .get(0)
                .get("person_id"));

        assertThat(colleagues.values()).noneMatch(name -> name.startsWith("Hanna") || name.startsWith("Bob"));
        for (String nobody : List.of(bobs, UUID.randomUUID().toString(), "x")) {
            assertThat(hanna.submit(opened, CASE + "/assign", Map.of("colleague", nobody))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(seen(hanna, "nobody")).isTrue();
        Page given = hanna.follow(hanna.submit(opened, CASE + "/assign", Map.of("colleague", adams)));

        assertThat(given.html().select("#holder").text()).startsWith("Adam");
        assertThat(seen(adam, "mine")).isTrue();
        assertThat(seen(adam, "nobody")).isFalse();
        assertThat(seen(hanna, "mine")).isFalse();
        assertThat(hanna.open("/helpdesk/failing?holder=yours").words())
                .contains("“yours” is neither “mine” nor “nobody”");
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE address = ? AND thing = ?", BOBS, adams))
                .extracting(row -> row.get("what"))
                .contains("CASE_ASSIGNED");
    }

    /** On the page and in the file. */
    private static boolean seen(WebSession who, String holder) {
        String view = "?q=" + BOBS + "&holder=" + holder;
        boolean there =
                who.get("/helpdesk/failing.csv" + view).response().asString().contains(BOBS);
        assertThat(who.open("/helpdesk/failing" + view).html().select("tr[data-address]"))
                .hasSize(there ? 1 : 0);
        return there;
    }

    private static void bobFails() {
        SITE.change("""
                INSERT INTO failing_client (id, address, protocol, reason, certainty, client_id, networks, login, first_at,
                    last_at, tries)
                VALUES (UNHEX(MD5('bob fails')), ?, 'imap', 'main-password', 'certain',
                    '"name" "Thunderbird" "version" "128.4.0"', '198.51.100.7', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3)""", BOBS);
    }

    @Test
    void hannaReadsWhatBobReadsInHisLanguage() {
        bobFails();
        Page settings = bob.open("/settings");
        bob.submit(settings, "/settings/language", Map.of("language", "de"));

        String his = bob.open("/home")
                .html()
                .select("#next[data-reason=main-password]")
                .text();
        Page page = hanna.open(CASE);

        String hers = page.html().select("#owners-sight").text();
        assertThat(page.html().select("#owners-sight").attr("lang")).isEqualTo("de");
        assertThat(his).contains("Thunderbird", "Hauptpasswort");
        for (String sentence : List.of(
                bob.open("/home").html().select("#next h2").text(),
                bob.open("/home").html().select("#next h2 + p").text())) {
            assertThat(sentence).isNotEmpty();
            assertThat(hers).contains(sentence);
        }
        assertThat(page.html().select("#owners-sight a, #owners-sight form, #owners-sight button"))
                .isEmpty();
        assertThat(page.html().select("h1, h2").text()).contains("What the owner sees now");
        assertThat(page.html().select("#compromised").text()).contains("Only the owner", "My account was compromised");
    }

    @Test
    void theStepsOfTheProgramAreReadOutOrOfTheOneThatTheCallerNames() {
        bobFails();
        assertThat(hanna.open(CASE).html().select("details.read-out").text())
                .contains("Thunderbird", "Saved Passwords")
                .doesNotContain("Ask which program it is");
        SITE.change("UPDATE failing_client SET client_id = NULL WHERE address = ?", BOBS);

        assertThat(hanna.open(CASE).html().select("details.read-out").text())
                .contains("Ask which program it is")
                .doesNotContain("Saved Passwords");
        assertThat(hanna.open(CASE + "?client=thunderbird")
                        .html()
                        .select("details[open].read-out")
                        .text())
                .contains("Saved Passwords");
        assertThat(hanna.open(CASE + "?client=nosuch").status()).isEqualTo(200);
    }

    @Test
    void hannaSeesEachTryAsItComes() {
        KnownAppPassword phone = nora.appPassword("imap");
        String opened = hanna.open("/helpdesk/accounts/" + nora.address())
                .html()
                .select("#case-lights")
                .attr("data-poll");
        assertThat(states(opened)).containsExactly("waiting");

        SITE.mailClient().imaps("127.92.7.1", nora.address(), "not it at all");
        await().atMost(Duration.ofSeconds(10)).until(() -> states(opened).equals(List.of("refused")));
        SITE.mailClient().imaps("127.92.7.1", nora.address(), phone.text());

        await().atMost(Duration.ofSeconds(10)).until(() -> states(opened).equals(List.of("connected")));
        assertThat(hanna.get(opened).html().select("li").text()).contains("IMAP: let in", "127.92.7.0/24");
        assertThat(states(opened.replaceAll("since=.*", "since=nonsense"))).containsExactly("connected");
        assertThat(hanna.get("/helpdesk/accounts/nobody@example.org/lights").status())
                .isEqualTo(404);
    }

    private static List<String> states(String lights) {
        return hanna.get(lights).html().select("li[data-state]").eachAttr("data-state");
    }

    @Test
    void whoHasNoSecondFactorIsSentToTheProviderFirst() {
        assertThat(hanna.open("/helpdesk/accounts/" + nora.address())
                        .html()
                        .select("#no-second-factor")
                        .attr("data-second-factor"))
                .isEqualTo("UNKNOWN");
        assertThat(hanna.open(CASE).html().select("#no-second-factor")).isEmpty();
    }

    @Test
    void openingACaseIsWrittenDownOnceAnHour() {
        String opened = "SELECT 1 FROM audit_entry WHERE address = ? AND what = 'CASE_OPENED'";
        for (int look = 0; look < 3; look++) {
            hanna.open("/helpdesk/accounts/" + nora.address());
        }
        adam.open("/helpdesk/accounts/" + nora.address());

        assertThat(SITE.rows(opened, nora.address())).hasSize(2);
    }

    @Test
    void aMailboxThatIsNotThereHasNoCase() {
        Page page = hanna.open(CASE);
        for (String act : List.of("/take", "/release", "/notes", "/caller")) {
            assertThat(hanna.post(
                                    "/helpdesk/accounts/nobody@example.org" + act,
                                    Map.of(
                                            "csrf-token",
                                            page.hidden(CASE + "/notes").getOrDefault("csrf-token", ""),
                                            "note",
                                            "x",
                                            "code",
                                            "000000"))
                            .status())
                    .as(act)
                    .isEqualTo(404);
        }
    }
}
