package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Which language somebody is answered in, whoever renders the page. */
class LanguageIT {
    private static final Site SITE = Site.shared();

    private static final Map<String, String> GERMAN = Map.of("Accept-Language", "de-AT,de;q=0.9,en;q=0.5");
    private static final Map<String, String> CHINESE = Map.of("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");

    private final WebSession nobody = WebSession.at(SITE);

    @Test
    void everyKindOfAnswerIsInTheBrowsersLanguage() {
        WebSession bob = WebSession.signedIn(SITE, Person.BOB);

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
}
