package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.signin.ForgetfulPortal.Early;
import latchkey.site.Address;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bob's second factor is older than it may be where a secret is made: six seconds, at a portal of its own. */
class StaleSecondFactorIT {
    private static final Site SITE = Site.shared();
    private static final ForgetfulPortal PORTAL = new ForgetfulPortal();
    private static final String FORM = "/app-passwords/new?account=bob%40example.org&client=thunderbird";

    private static final String QUESTION = "/app-passwords/revoke-all?account=bob%40example.org";

    private static final int TESTS = 15;

    private final Early early = PORTAL.window();
    private final WebSession bob = early.bob();

    @BeforeAll
    static void start() {
        PORTAL.start(FORM, TESTS);
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
    }

    private Page asked(Page provider) {
        return bob.answerProvider(provider, "bob", Person.BOB.signInPassword(), true);
    }

    @Test
    void heIsNotAskedAgainWhileItIsFresh() {
        assertThat(early.form().status()).isEqualTo(200);
        assertThat(early.form().url()).isEqualTo(PORTAL.url() + FORM);
    }

    @Test
    void heIsAskedAgainAndComesBackToTheSamePage() {
        early.becomesStale();

        Page away = bob.get(FORM);

        assertThat(away.status()).isEqualTo(302);
        assertThat(away.location())
                .contains("max_age=" + ForgetfulPortal.FRESH_FOR.toSeconds())
                .contains("acr_values=mfa");
        Page provider = bob.follow(away);
        assertThat(provider.html().select("form#kc-form-login, form#kc-otp-login-form"))
                .as("the provider asks")
                .hasSize(1);
        Page back = asked(provider);
        assertThat(back.url()).isEqualTo(PORTAL.url() + FORM);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.html().select("input[name=client]").val()).isEqualTo("thunderbird");
    }

    @Test
    void whoGoesBackFromTheProviderAndAsksAgainIsLedThereAgain() {
        early.becomesStale();
        Page left = bob.open(FORM);
        assertThat(left.html().select("form#kc-form-login, form#kc-otp-login-form"))
                .hasSize(1);

        Page provider = bob.open(FORM);

        assertThat(provider.html().select("form#kc-form-login, form#kc-otp-login-form"))
                .as("the provider asks")
                .hasSize(1);
        assertThat(asked(provider).status()).isEqualTo(200);
    }

    @Test
    void twoTabsThatWaitForTheProviderDoNotStandInEachOthersWay() {
        early.becomesStale();
        String otherForm = FORM + "&setup=new";
        Page one = bob.get(FORM);

        Page other = asked(bob.open(otherForm));
        Page first = bob.follow(one);

        assertThat(other.url()).isEqualTo(PORTAL.url() + otherForm);
        assertThat(first.url()).isEqualTo(PORTAL.url() + FORM);
        assertThat(List.of(other.status(), first.status())).containsOnly(200);
    }

    @Test
    void aPageOfAnotherSiteIsNotWhereHeComesBackTo() {
        bob.get("/home");
        String planted = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("//example.com/".getBytes(StandardCharsets.UTF_8));
        bob.setCookie("latchkey-asked-planted", planted);

        Page back = bob.get("/oidc/callback?code=x&state=planted");

        assertThat(back.status()).isEqualTo(401);
    }

    @Test
    void heCanReadHisListWithoutBeingAsked() {
        early.becomesStale();

        assertThat(bob.get("/app-passwords").status()).isEqualTo(200);
    }

    @Test
    void aFormThatHeSendsTooLateComesBackFilledInAndNothingIsMade() {
        early.becomesStale();
        List<?> before = SITE.rows("SELECT * FROM app_password ORDER BY id");

        Page answer = bob.submit(
                early.form(),
                "/app-passwords?account=bob%40example.org",
                Map.of("label", "Böb's 50% phone & {tablet}", "protocols", List.of("imap", "pop3")));

        assertThat(answer.status()).isEqualTo(303);
        String token = early.hidden("csrf-token");
        String formId = early.hidden("form");
        assertThat(answer.location())
                .startsWith(PORTAL.url() + "/app-passwords/new?account=bob%40example.org&client=thunderbird&label=")
                .doesNotContain(token)
                .doesNotContain(formId);
        assertThat(SITE.rows("SELECT * FROM app_password ORDER BY id")).isEqualTo(before);
        Page back = asked(bob.follow(answer));
        assertThat(back.html().select("#label").val()).isEqualTo("Böb's 50% phone & {tablet}");
        assertThat(back.html().select("input[name=protocols][checked]").eachAttr("value"))
                .containsExactly("imap", "pop3");
    }

    /** With the token of the page that he has open; it is the same on all. */
    private Page answersTheQuestion(Map<String, ?> typed) {
        Map<String, Object> fields = new LinkedHashMap<>(typed);
        fields.put("csrf-token", early.hidden("csrf-token"));
        return bob.post(QUESTION, fields);
    }

    @Test
    void aQuestionThatHeAnswersTooLateIsAskedAgainAfterTheProvider() {
        early.becomesStale();

        Page answer = answersTheQuestion(Map.of());

        assertThat(answer.status()).isEqualTo(303);
        Page back = asked(bob.follow(answer));
        assertThat(back.url()).isEqualTo(PORTAL.url() + QUESTION);
        assertThat(back.status()).isEqualTo(200);
    }

    @Test
    void whatHeTypedIsKeptUntilHeHasSignedInAndSendsItAgain() {
        early.becomesStale();

        Page kept = answersTheQuestion(Map.of("why", List.of("a \"lost\" phone\n & more", "again")));

        assertThat(kept.status()).isEqualTo(403);
        assertThat(kept.words()).contains("You signed in too long ago", "Nothing was changed");
        assertThat(kept.html().select("form input[name=why]").eachAttr("value"))
                .containsExactly("a \"lost\" phone\n & more", "again");
        String there = kept.html().select("main a[target=_blank]").attr("href");
        assertThat(asked(bob.open(there)).words()).contains("You are signed in again");
        Page done = bob.submit(kept, QUESTION, Map.of());
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).contains("revoked=all");
    }

    @Test
    void hisOwnDataAreNotHandedOutWithAStaleOne() {
        early.becomesStale();

        Page download = bob.post("/settings/download", Map.of("csrf-token", early.hidden("csrf-token")));

        assertThat(download.status()).isEqualTo(303);
        assertThat(download.location()).isEqualTo(PORTAL.url() + "/settings/download");
        assertThat(bob.get("/settings/download").location()).contains("max_age=");
    }

    @Test
    void hugeFieldsOfALateFormStillFindTheWayToTheProviderAndBack() {
        early.becomesStale();

        Page answer = bob.submit(
                early.form(),
                "/app-passwords?account=bob%40example.org",
                Map.of("client", "c".repeat(3000), "label", "é".repeat(600), "protocols", "imap"));
        Page back = asked(bob.follow(answer));

        assertThat(back.url()).startsWith(PORTAL.url() + "/app-passwords/new?");
        assertThat(back.words()).contains("Mail program (field “client”)");
    }

    @Test
    void aProviderThatDoesNotAskAgainDoesNotTurnHimInCircles() {
        early.becomesStale();
        String provider = bob.get(FORM).location();

        Page page = bob.open(Address.without(provider, "max_age"));

        assertThat(page.url()).isEqualTo(PORTAL.url() + FORM);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.words())
                .contains("Your second factor could not be checked again")
                .contains("Try once more");
        String again = page.html().select("main a.button").attr("href");
        assertThat(again).isEqualTo(FORM);
        Page form = bob.get(again);
        assertThat(form.location()).as("a provider that has not heard the age").contains("prompt=login");
        assertThat(asked(bob.open(form.location())).status()).isEqualTo(200);
    }

    @Test
    void cookiesAreForHttpsOnlyAndOutOfTheReachOfScripts() {
        Page home = bob.get("/home");
        Page away = WebSession.signedIn(PORTAL.url(), Person.BOB).get("/sign-in/again");
        Page provider = new WebSession(PORTAL.url()).get("/home");

        for (Page page : List.of(home, away, provider)) {
            for (String cookie : page.response().getHeaders().getValues("Set-Cookie")) {
                // One that is taken away carries nothing.
                if (!cookie.contains("Max-Age=0")) {
                    assertThat(cookie).containsIgnoringCase("Secure").containsIgnoringCase("HttpOnly");
                }
            }
        }
    }

    @Test
    void hannaIsAskedAfreshWhenTheProviderKnowsHerForLongerThanStaffMayStay() {
        WebSession hanna = PORTAL.hannaAfterTheLimit();

        Page provider = hanna.open("/helpdesk/failing?reason=main-password");

        assertThat(provider.html().select("form#kc-form-login")).hasSize(1);
        Page back = hanna.answerProvider(provider, "hanna", Person.HANNA.signInPassword(), true);
        assertThat(back.url()).isEqualTo(PORTAL.url() + "/helpdesk/failing?reason=main-password");
        assertThat(back.status()).isEqualTo(200);
    }

    @Test
    void aProviderThatSendsHerOldSignInBackDoesNotTurnHannaInCircles() {
        WebSession hanna = PORTAL.hannaAfterTheLimit();
        Page anew = hanna.get("/helpdesk/failing");
        while (!anew.location().contains("prompt=login")) {
            anew = hanna.get(anew.location());
        }

        Page page = hanna.open(Address.without(anew.location(), "prompt"));

        assertThat(page.status()).isEqualTo(401);
        assertThat(page.words()).contains("The sign-in did not work");
        assertThat(page.html().select("a[href=/sign-in/again]")).hasSize(1);
    }
}
