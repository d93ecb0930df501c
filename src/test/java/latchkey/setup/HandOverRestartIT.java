package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import latchkey.parts.Portal;
import latchkey.setup.HandOverDesk.Code;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A code is answered by the portal that made it until that is started anew, and by all that have the same share. */
class HandOverRestartIT {
    private static final Site SITE = Site.shared();
    private static final Portal REPLICA = SITE.parts().secondPortal(Map.of());
    private static final Portal WITH_SHARE = SITE.parts()
            .fourthPortal(Map.of("latchkey.secrets.hand-over", "a share that an operator gives to all of them"));

    @BeforeAll
    static void start() {
        REPLICA.start();
        WITH_SHARE.start();
        REPLICA.waitUntilReady();
        WITH_SHARE.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        REPLICA.stop();
        WITH_SHARE.stop();
    }

    @Test
    void anotherReplicaRefusesWithoutATryAndAfterARestartNobodyGetsIt() {
        HandOverDesk desk = HandOverDesk.at(REPLICA.url());
        Code first = desk.code();
        WebSession phone = new WebSession(REPLICA.url());
        WebSession elsewhere = WebSession.at(SITE);
        Page form = phone.get(first.path());
        Page formElsewhere = elsewhere.get("/");

        Page byAnother = claim(elsewhere, first);
        int tries =
                Integer.parseInt(String.valueOf(SITE.rows("SELECT tries FROM handover WHERE handle = ?", first.handle())
                        .get(0)
                        .get("tries")));
        Page byTheOne = claim(phone, first);
        Code second = desk.code();
        Page before = phone.get(second.path());
        REPLICA.restart();
        Page after = claim(phone, second);

        assertThat(form.status()).isEqualTo(200);
        assertThat(formElsewhere.status()).isEqualTo(200);
        assertThat(byAnother.status()).isEqualTo(410);
        assertThat(tries).isZero();
        assertThat(byTheOne.status()).isEqualTo(303);
        assertThat(before.status()).isEqualTo(200);
        assertThat(after.status()).isEqualTo(410);
        assertThat(after.words()).contains("Show a new one on your computer");
        assertThat(phone.get(first.path()).status()).isNotEqualTo(200);
        desk.leave();
    }

    @Test
    void whereAShareIsSetARestartCostsNoCodeAndTakesNoneBack() {
        HandOverDesk desk = HandOverDesk.at(WITH_SHARE.url());
        WebSession phone = new WebSession(WITH_SHARE.url());
        WebSession second = new WebSession(WITH_SHARE.url());
        Code code = desk.code();
        phone.get(code.path());
        second.get(code.path());

        WITH_SHARE.restart();
        Page opened = phone.follow(claim(phone, code));
        Page again = claim(second, code);

        assertThat(opened.html().select("#app-password").attr("data-value")).isEqualTo(desk.secret());
        assertThat(again.status()).isEqualTo(409);
        desk.leave();
    }

    private static Page claim(WebSession browser, Code code) {
        Map<String, String> fields = new HashMap<>(code.typed());
        fields.put("csrf-token", String.valueOf(browser.cookies().get("csrf-token")));
        return browser.post(code.path(), fields);
    }
}
