package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bob gives a device another name, and ends an app password that somebody else knows. */
class ChangesIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.22.1";
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);

    private final Mailbox office = Mailbox.named(SITE, "changed");
    private final KnownAppPassword phone = office.appPassword("imap");

    ChangesIT() {
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
        // As the mail server knows it: its end is confirmed at once.
        SITE.change(
                "UPDATE app_password SET handle = ? WHERE id = ?",
                phone.selector(),
                phone.id().toString());
    }

    @Test
    void aDeviceGetsAnotherNameAndGoesOn() {
        Page named = rename("  Büro & Küche ");

        assertThat(named.status()).isEqualTo(303);
        assertThat(BOB.follow(named).html().select("h1").text()).isEqualTo("Büro & Küche");
        assertThat(receives()).isTrue();
        assertThat(acts()).containsExactly("APP_PASSWORD_RENAMED");
    }

    @ParameterizedTest
    @CsvSource({"'', Give the device a name", "<b>, no angle brackets", "' ', Give the device a name"})
    void aNameThatCannotBeTakenIsSaidAtTheFieldAndNothingIsChanged(String name, String told) {
        String before = label();

        Page page = rename(name);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#label-error").text()).contains(told);
        assertThat(page.html().select("#label").val()).isEqualTo(name);
        assertThat(label()).isEqualTo(before);
        assertThat(acts()).isEmpty();
    }

    @Test
    void whatHasEndedKeepsItsName() {
        String before = label();
        Page form = BOB.open(at("/rename"));
        BOB.submit(BOB.open(at("/revoke")), at("/revoke"), Map.of());

        assertThat(BOB.submit(form, at("/rename"), Map.of("label", "Another")).status())
                .isEqualTo(409);
        assertThat(label()).isEqualTo(before);
    }

    @Test
    void whatHasLeakedEndsAtOnceAndANewOneForTheSameDeviceIsOffered() {
        boolean before = receives();
        Page question = BOB.open(at("/leaked"));

        Page list = BOB.follow(BOB.submit(question, at("/leaked"), Map.of()));

        assertThat(before).isTrue();
        assertThat(receives()).isFalse();
        assertThat(acts()).containsExactly("APP_PASSWORD_LEAKED");
        assertThat(list.html().select(".notice").text()).contains("has ended");
        Page form = BOB.open(list.html().select(".notice a.button").attr("href"));
        assertThat(form.html().select("#label").val()).isEqualTo(label());
        assertThat(form.html().select("input[name=client]").val()).isEqualTo("other");
        assertThat(form.html().select("input[name=protocols][checked]").eachAttr("value"))
                .containsExactly("imap");
        assertThat(BOB.submit(question, at("/leaked"), Map.of()).status())
                .as("once more is no error")
                .isEqualTo(303);
        assertThat(acts()).containsExactly("APP_PASSWORD_LEAKED");
        assertThat(WebSession.signedIn(SITE, Person.HANNA)
                        .open("/helpdesk/accounts/" + office.address())
                        .html()
                        .select("tr[data-app-password=" + phone.id() + "]")
                        .text())
                .contains("Revoked");
    }

    private Page rename(String name) {
        return BOB.submit(BOB.open(at("/rename")), at("/rename"), Map.of("label", name));
    }

    private boolean receives() {
        return SITE.mailClient().imaps(AT, office.address(), phone.text()).accepted();
    }

    private String label() {
        return String.valueOf(SITE.rows(
                        "SELECT label FROM app_password WHERE id = ?",
                        phone.id().toString())
                .get(0)
                .get("label"));
    }

    private List<String> acts() {
        return SITE
                .rows("SELECT what FROM audit_entry WHERE thing = ?", phone.id().toString())
                .stream()
                .map(row -> String.valueOf(row.get("what")))
                .toList();
    }

    private String at(String act) {
        return "/app-passwords/" + phone.id() + act + "?account="
                + office.address().replace("@", "%40");
    }
}
