package latchkey.web;

import static latchkey.web.DomainStaff.post;
import static latchkey.web.DomainStaff.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** What an administrator of one domain sees and changes, and what he cannot. */
abstract class DomainAdminCases {
    private static final String DOMAIN = "/admin/domains?domain=";

    private final DomainStaff staff;

    DomainAdminCases(DomainStaff staff) {
        this.staff = staff;
    }

    @Test
    void onlyTheDomainIsSeenAndEdited() {
        Map<String, String> edit = Map.of("contact", "Tel. 7");
        Page list = staff.admin().open("/admin/domains");
        // As by hand in the database.
        staff.site()
                .change(
                        "UPDATE domain SET imap_host = 'Before.EXAMPLE' WHERE name = ?",
                        staff.own().name());

        assertThat(rows(list, "data-domain")).containsExactly(staff.own().name());
        assertThat(list.html().select("#site, a[href*=add]")).isEmpty();
        assertThat(post(staff.admin(), DOMAIN + staff.own().name(), edit).status())
                .isEqualTo(303);
        assertThat(staff.admin().get(DOMAIN + staff.other().name()).status()).isEqualTo(404);
        assertThat(post(staff.admin(), DOMAIN + staff.other().name(), edit).status())
                .isEqualTo(404);
        assertThat(post(
                                staff.admin(),
                                DOMAIN + staff.own().name(),
                                Map.of("imapHost", "moved.example", "imapPort", "993", "mailServer", "other"))
                        .status())
                .isEqualTo(422);
        assertThat(staff.admin()
                        .get(DOMAIN + staff.other().name() + "&records=yes")
                        .status())
                .isEqualTo(404);
        assertThat(staff.admin().get("/admin/domains?add=yes").status()).isEqualTo(403);
        assertThat(post(
                                staff.admin(),
                                "/admin/domains",
                                Map.of("name", "new-" + staff.own().name(), "imapHost", "a", "imapPort", 1))
                        .status())
                .isEqualTo(403);
        assertThat(post(staff.admin(), DOMAIN + staff.own().name(), Map.of("site", "Mine"))
                        .status())
                .isEqualTo(403);
        assertThat(staff.site()
                        .rows(
                                "SELECT name, helpdesk_contact FROM domain WHERE name LIKE ? ORDER BY name",
                                "%" + staff.own().name()))
                .containsExactly(Map.of("name", staff.own().name(), "helpdesk_contact", "Tel. 7"));
        assertThat(staff.site()
                        .rows(
                                "SELECT COUNT(helpdesk_contact) AS given FROM domain WHERE name = ?",
                                staff.other().name()))
                .containsExactly(Map.of("given", "0"));
    }

    /** New app passwords of the domain and the site's check password are tried there: it would be he who reads them. */
    @Test
    void theHostsAreSeenAndNotLedElsewhere() {
        Page form = staff.admin().open(DOMAIN + staff.own().name());

        assertThat(form.html().select("[data-host=imap]").text()).isEqualTo("before.example:993");
        assertThat(form.html().select("input[name$=Host], input[name$=Port]")).isEmpty();
        assertThat(form.words()).contains("Only an administrator of the whole site");
        for (String host : List.of("imapHost", "pop3Host", "smtpHost", "sieveHost")) {
            assertThat(post(
                                    staff.admin(),
                                    DOMAIN + staff.own().name(),
                                    Map.of(host, "his.example", host.replace("Host", "Port"), "993"))
                            .status())
                    .as(host)
                    .isEqualTo(403);
        }
        assertThat(post(
                                staff.admin(),
                                DOMAIN + staff.own().name(),
                                Map.of("imapHost", "before.example", "imapPort", "994"))
                        .status())
                .isEqualTo(403);
        assertThat(staff.site()
                        .rows(
                                "SELECT imap_host, imap_port, smtp_host FROM domain WHERE name = ?",
                                staff.own().name()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("imap_host", "before.example")
                        .containsEntry("imap_port", "993")
                        .containsEntry("smtp_host", null));
    }

    @Test
    void theAuditTrailIsThatOfTheDomain() {
        List<String> shown = List.of(
                staff.own().audited("CASE_OPENED", staff.own().mailbox(), ""),
                staff.own().audited("DOMAIN_CHANGED", "", staff.own().name()),
                staff.own().audited("EXEMPTION_GIVEN", "", staff.own().name()));
        List<String> hidden = List.of(
                staff.own()
                        .audited(
                                "CASE_OPENED",
                                staff.other().mailbox(),
                                staff.own().name()),
                staff.own().audited("CASE_OPENED", "ida@x" + staff.own().name(), ""),
                staff.own().audited("CASE_OPENED", "ida@" + staff.own().name() + ".evil", ""),
                staff.own().audited("DOMAIN_CHANGED", "", staff.other().name()),
                staff.own().audited("EXEMPTION_GIVEN", "", "all"),
                staff.own().audited("SITE_NAMED", "", staff.own().name()),
                staff.own().audited("SESSIONS_ENDED", "", staff.own().owner()));

        assertThat(rows(staff.admin().open("/admin/audit?who=test"), "data-entry"))
                .containsAll(shown)
                .doesNotContainAnyElementsOf(hidden);
        assertThat(rows(staff.admin().open("/admin/audit"), "data-entry"))
                .containsAll(shown)
                .doesNotContainAnyElementsOf(hidden);
        assertThat(rows(
                        staff.admin()
                                .open("/admin/audit?address=" + staff.other().mailbox()),
                        "data-entry"))
                .isEmpty();
    }

    @Test
    void aMailboxGoesToNobodyOfAnotherDomain() {
        String page = "/admin/accounts/" + staff.own().mailbox();
        staff.site()
                .change(
                        "UPDATE person SET contact_address = ? WHERE id = ?",
                        "private@" + staff.other().name(),
                        staff.own().owner());

        assertThat(rows(staff.admin().open(page + "?q=Ida%20of"), "data-person"))
                .containsOnly(staff.own().owner());
        assertThat(staff.admin()
                        .get("/admin/accounts?q=" + staff.other().mailbox())
                        .status())
                .isEqualTo(404);
        assertThat(staff.admin()
                        .get(page + "/relink?person=" + staff.other().owner())
                        .status())
                .isEqualTo(404);
        assertThat(post(staff.admin(), page + "/relink?person=" + staff.other().owner(), Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(post(staff.admin(), page + "/relink?person=" + staff.own().owner(), Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(staff.site()
                        .rows(
                                "SELECT person_id FROM account_owner WHERE address = ?",
                                staff.own().mailbox()))
                .containsExactly(Map.of("person_id", staff.own().owner()));
    }

    @Test
    void aFileChangesMailboxesOfTheDomainOnly() {
        String own = staff.own().name();
        String other = staff.other().name();
        String file = "address,logins,renamed-from\nnew@" + own + ",,\nnew@" + other + ",,\nbare@" + own
                + ",root,\nalias@" + own + ",alias@" + other + ",\nida2@" + own + ",,"
                + staff.other().mailbox() + "\n";
        staff.admin().open("/admin/import");

        Page run = staff.admin()
                .follow(staff.admin()
                        .exchange(
                                "POST",
                                "/admin/import",
                                request -> request.multiPart(
                                                "csrf-token",
                                                String.valueOf(staff.admin().cookie("csrf-token")))
                                        .multiPart(
                                                "file",
                                                "list.csv",
                                                file.getBytes(StandardCharsets.UTF_8),
                                                "text/csv")));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> staff.admin()
                                .open(run.url())
                                .html()
                                .select("#run[data-state=READ]")
                                .size()
                        == 1);

        Page read = staff.admin().open(run.url() + "?show=refused");
        assertThat(read.html().select("tr[data-why]").eachAttr("data-why")).containsOnly("not-yours");
        assertThat(rows(read, "data-line")).containsExactly("3", "4", "5", "6");
        assertThat(rows(staff.admin().open(run.url() + "?show=add"), "data-line"))
                .containsExactly("2");
    }
}
