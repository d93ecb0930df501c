package latchkey.web;

import static latchkey.web.DomainStaff.post;
import static latchkey.web.DomainStaff.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** What the helpdesk of one domain sees and does. */
abstract class DomainHelpdeskCases {
    private final DomainStaff staff;
    private final Site site = Site.shared();
    private final String stem;
    private final HostedDomain own;
    private final HostedDomain other;

    DomainHelpdeskCases(DomainStaff staff) {
        this.staff = staff;
        this.stem = staff.stem();
        this.own = staff.own();
        this.other = staff.other();
    }

    @Test
    void theListHasTheClientsOfTheDomainOnly() {
        own.fails("typist@" + own.name(), other.appPassword());
        own.fails(own.name(), other.appPassword());
        own.fails("ida@x" + own.name(), other.appPassword());

        Page all = staff.helpdesk().open("/helpdesk/failing");
        Page searched = staff.helpdesk().open("/helpdesk/failing?q=" + stem);

        assertThat(rows(all, "data-address")).containsExactlyInAnyOrder(own.mailbox(), "typist@" + own.name());
        assertThat(rows(searched, "data-address")).hasSameElementsAs(rows(all, "data-address"));
        assertThat(searched.html().select(".list-head").text()).contains("2");
        assertThat(all.words()).contains(own.label(), "You look after " + own.name());
        assertThat(all.words()).as("what was tried is another's").doesNotContain(other.label());
        assertThat(rows(staff.helpdesk().open("/helpdesk/failing?page=9&q=" + other.name()), "data-address"))
                .isEmpty();
    }

    @Test
    void theFileHasTheClientsOfTheDomainOnly() {
        Page file = staff.helpdesk().get("/helpdesk/failing.csv?q=" + stem);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.response().asString())
                .contains(own.mailbox(), own.label(), "\r\nend,")
                .doesNotContain(other.mailbox(), other.label());
    }

    @Test
    void aCaseIsGivenOnlyToWhoLooksAfterItsDomain() {
        staff.signedIn("helpdesk:" + other.name());
        staff.signedIn("helpdesk:" + other.name(), "admin:" + own.name());
        String address = "/helpdesk/accounts/" + own.mailbox();

        List<String> choice =
                staff.helpdesk().open(address).html().select("#assign option").eachAttr("value");

        String there = "SELECT person_id FROM colleague WHERE helpdesk_of = ?";
        String others = String.valueOf(site.rows(there, other.name()).get(0).get("person_id"));
        String ofBoth = String.valueOf(site.rows(
                        "SELECT person_id FROM colleague WHERE FIND_IN_SET(?, helpdesk_of) AND FIND_IN_SET(?, helpdesk_of)",
                        own.name(),
                        other.name())
                .get(0)
                .get("person_id"));
        assertThat(choice).contains(ofBoth).doesNotContain(others);
        assertThat(post(staff.helpdesk(), address + "/assign", Map.of("colleague", others))
                        .status())
                .isEqualTo(404);
        assertThat(post(staff.helpdesk(), address + "/assign", Map.of("colleague", ofBoth))
                        .status())
                .isEqualTo(303);
        assertThat(rows(staff.helpdesk().open("/helpdesk/failing?holder=nobody"), "data-address"))
                .doesNotContain(own.mailbox());
        site.change("DELETE FROM case_holder WHERE address = ?", own.mailbox());
    }

    @Test
    void anotherDomainIsNoneToChoose() {
        Page page = staff.helpdesk().open("/helpdesk/failing?domain=" + other.name());

        assertThat(page.words()).contains("No domain “" + other.name() + "” is looked after here");
        assertThat(rows(page, "data-address")).contains(own.mailbox()).doesNotContain(other.mailbox());
        assertThat(staff.helpdesk()
                        .get("/helpdesk/failing.csv?domain=" + other.name())
                        .location())
                .endsWith("/helpdesk/failing?domain=" + other.name());
    }

    @Test
    void whoGuessesIsShownWithTheTargetsOfTheDomainOnly() {
        own.guessedAt("192.0.2.201", 5, own.mailbox());
        own.guessedAt("192.0.2.201", 40, other.mailbox());
        own.guessedAt("198.51.100.201", 7, other.mailbox());

        Page page = staff.helpdesk().open("/helpdesk/guessing");

        assertThat(rows(page, "data-network")).containsExactly("192.0.2.0/24");
        assertThat(rows(page, "data-tries")).containsExactly("5");
        assertThat(page.html().select("[data-target]").eachText()).containsExactly(own.mailbox());
    }

    @Test
    void aMailboxOfAnotherDomainIsNotFound() {
        site.change("INSERT INTO account_login (login, address) VALUES (?, ?)", "alias@" + own.name(), other.mailbox());

        assertThat(tiles("ida@own-" + stem)).hasSize(1);
        assertThat(tiles("ida@other-" + stem)).isEmpty();
        assertThat(tiles("alias@own-" + stem)).isEmpty();
        String printed = "/helpdesk/accounts/" + other.mailbox() + "/letter/printed";
        assertThat(post(staff.helpdesk(), printed, Map.of()).status()).isEqualTo(404);
        assertThat(site.rows("SELECT 1 FROM nudge_line WHERE address = ?", other.mailbox()))
                .isEmpty();
    }

    private List<String> tiles(String search) {
        return staff.helpdesk()
                .open("/helpdesk/failing?q=" + search)
                .html()
                .select("a.tile")
                .eachAttr("href");
    }

    @Test
    void anAppPasswordOfTheDomainIsRevoked() {
        HostedDomain third = HostedDomain.named(site, "third-" + stem + ".example");
        WebSession ofBoth = staff.signedIn("helpdesk:" + own.name(), "helpdesk:" + third.name());
        String action = "/helpdesk/app-passwords/" + third.appPassword() + "/revoke";

        Page done = ofBoth.submit(ofBoth.open(action), action, Map.of("why", "lost"));

        assertThat(done.status()).isEqualTo(303);
        assertThat(site.rows(
                        "SELECT p.state, e.role FROM app_password p JOIN audit_entry e ON e.thing = p.id WHERE p.id = ?",
                        third.appPassword()))
                .containsExactly(Map.of("state", "ended", "role", "helpdesk"));
    }

    @Test
    void thePageOfMainPasswordsIsOfTheDomain() {
        Page page = staff.helpdesk().open("/migration");

        assertThat(rows(page, "data-domain")).containsExactly(own.name());
        assertThat(page.words()).contains("exempt at " + own.name()).doesNotContain(other.name());
        assertThat(page.html().select("a[href^=/migration/plan]")).isEmpty();
    }

    @Test
    void whoWouldFailElsewhereIsNotToBeRead() {
        for (String path : List.of("/migration/would-fail?", "/migration/would-fail/connections.csv?")) {
            assertThat(staff.helpdesk().get(path + "run=" + own.dryRun()).status())
                    .isEqualTo(200);
            assertThat(staff.helpdesk().get(path + "run=" + other.dryRun()).status())
                    .isEqualTo(404);
            assertThat(staff.helpdesk().get(path + "domain=" + other.name()).status())
                    .isEqualTo(404);
        }
        assertThat(staff.helpdesk().get("/migration?domain=" + other.name()).status())
                .isEqualTo(404);
        assertThat(staff.helpdesk()
                        .open("/migration/accounts?domain=" + other.name())
                        .words())
                .doesNotContain("ida@");
    }
}
