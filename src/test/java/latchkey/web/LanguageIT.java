package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.AnyPortal;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which language somebody is answered in, whoever renders the page. */
@Tag(AnyPortal.TAG)
class LanguageIT {
    private static final Map<String, String> GERMAN = Map.of("Accept-Language", "de-AT,de;q=0.9,en;q=0.5");
    private static final Map<String, String> CHINESE = Map.of("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");

    private final WebSession nobody = new WebSession(AnyPortal.url());

    @Test
    void everyKindOfAnswerIsInTheBrowsersLanguage() {
        WebSession bob = WebSession.signedIn(AnyPortal.url(), Person.BOB);

        for (Page german : new Page[] {
            nobody.get("/", GERMAN),
            nobody.get("/signed-out", GERMAN),
            nobody.get("/nothing", GERMAN),
            nobody.get("/oidc/callback?code=x&state=y", GERMAN),
            bob.get("/home", GERMAN),
            bob.get("/app-passwords", GERMAN),
            bob.get("/helpdesk/failing", GERMAN)
        }) {
            assertThat(german.html().select("html").attr("lang"))
                    .as(german.url())
                    .isEqualTo("de");
            assertThat(german.words()).as(german.url()).matches("(?s).*\\b(der|die|das|Sie|nicht|ist)\\b.*");
            assertThat(german.response().getHeader("Vary")).as(german.url()).isEqualTo("Accept-Language, Cookie");
        }
        assertThat(bob.get("/home", CHINESE).html().select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(nobody.get("/", CHINESE).words()).contains("手机或电脑收不到邮件了？");
        assertThat(nobody.get("/", Map.of("Accept-Language", "fr")).words()).contains("Mail stopped working");
    }

    @Test
    void theProviderIsAskedForTheSameLanguageOrForNone() {
        assertThat(nobody.get("/home", GERMAN).location()).contains("ui_locales=de");
        assertThat(nobody.get("/home", CHINESE).location()).contains("ui_locales=zh-Hans");
        assertThat(nobody.get("/home", Map.of("Accept-Language", "fr")).location())
                .contains("client_id=")
                .doesNotContain("ui_locales");
    }

    @Test
    void aChoiceBeforeSignInGoesAheadOfTheBrowsersWish() {
        Page landing = nobody.get("/", GERMAN);
        assertThat(landing.html().select("form.languages button").eachText())
                .containsExactly("English", "Deutsch", "简体中文");

        Page answer = nobody.submit(landing, "/language", Map.of("language", "zh"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(URI.create(answer.location()).getPath()).isEqualTo("/");
        assertThat(nobody.cookie("latchkey-language")).isEqualTo("zh");
        assertThat(nobody.get("/", GERMAN).html().select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(nobody.get("/home", GERMAN).location()).contains("ui_locales=zh-Hans");
    }

    @Test
    void theSwitchLeadsToNoOtherSiteAndTakesNoOtherLanguage() {
        Page landing = nobody.get("/");
        for (String back :
                new String[] {"//evil.example", "/\\evil.example", "https://evil.example/", "/x?y=//z", ""}) {
            Page answer = nobody.submit(landing, "/language", Map.of("language", "de", "back", back));

            assertThat(answer.status()).as(back).isEqualTo(303);
            assertThat(answer.location()).as(back).isEqualTo(AnyPortal.url() + "/");
        }
        nobody.forgetCookie("latchkey-language");
        assertThat(nobody.submit(landing, "/language", Map.of("language", "fr")).status())
                .isEqualTo(400);
        assertThat(nobody.cookie("latchkey-language")).isNull();
    }

    @Test
    void bobsSettingGoesAheadOfAllAndCanBeTakenBack() {
        WebSession bob = WebSession.signedIn(AnyPortal.url(), Person.BOB);
        try {
            Page settings = bob.get("/settings", GERMAN);
            Page saved = bob.follow(bob.submit(settings, "/settings/language", Map.of("language", "zh")));

            assertThat(saved.words()).contains("语言已保存");
            assertThat(saved.html().select("input[name=language][checked]").val())
                    .isEqualTo("zh");
            WebSession elsewhere = WebSession.signedIn(AnyPortal.url(), Person.BOB);
            elsewhere.forgetCookie("latchkey-language");
            assertThat(elsewhere.get("/home", GERMAN).html().select("html").attr("lang"))
                    .isEqualTo("zh-Hans");
            assertThat(bob.submit(saved, "/settings/language", Map.of("language", "fr"))
                            .status())
                    .isEqualTo(400);
        } finally {
            bob.submit(bob.get("/settings"), "/settings/language", Map.of("language", ""));
        }
        assertThat(bob.cookie("latchkey-language")).isNull();
        assertThat(bob.get("/home", GERMAN).html().select("html").attr("lang")).isEqualTo("de");
        WebSession adam = WebSession.signedIn(AnyPortal.url(), Person.ADAM);
        assertThat(adam.open("/admin/audit?what=language-chosen").html().select("tr[data-entry]"))
                .hasSizeGreaterThanOrEqualTo(2);
    }
}
