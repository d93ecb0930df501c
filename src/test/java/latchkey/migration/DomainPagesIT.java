package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Adam tells clients where to connect. */
class DomainPagesIT {
    private static final Site SITE = Site.shared();
    private static final String NEW = "/admin/domains?add=yes";
    private static final String ALL = "/admin/domains";
    private static final String ONE = "/admin/domains?domain=";

    private final String name = "n" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

    @Test
    void adamAddsADomainAndChangesItAndBothIsWrittenDown() {
        Page added = adam.submit(
                adam.open(NEW),
                ALL,
                Map.of(
                        "name",
                        name.toUpperCase(java.util.Locale.ROOT),
                        "imapHost",
                        "imap.example.org",
                        "imapPort",
                        "143"));
        Page changed = adam.submit(
                adam.open(ONE + name),
                ONE + name,
                Map.of("smtpHost", "smtp.example.org", "smtpPort", "465", "contact", "Tel. 5"));

        assertThat(added.status()).isEqualTo(303);
        assertThat(changed.status()).isEqualTo(303);
        assertThat(SITE.rows(
                        "SELECT imap_host, imap_port, smtp_host, helpdesk_contact, main_password_rule FROM domain WHERE name = ?",
                        name))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("imap_host", null)
                        .containsEntry("imap_port", "143")
                        .containsEntry("smtp_host", "smtp.example.org")
                        .containsEntry("helpdesk_contact", "Tel. 5")
                        .containsEntry("main_password_rule", "OBSERVE"));
        assertThat(SITE.rows("SELECT what, note FROM audit_entry WHERE thing = ? ORDER BY at, note", name))
                .extracting(row -> row.get("what") + " " + row.get("note"))
                .containsExactly(
                        "DOMAIN_ADDED null",
                        "DOMAIN_CHANGED imap: imap.example.org:143 → -",
                        "DOMAIN_CHANGED smtp: - → smtp.example.org:465");
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsSaved() {
        Page bad = adam.submit(
                adam.open(NEW),
                ALL,
                Map.of("name", "no domain", "imapHost", "two words", "imapPort", "70000", "contact", "x".repeat(201)));
        Page none = adam.submit(adam.open(NEW), ALL, Map.of("name", name));
        Page twice = adam.submit(
                adam.open(NEW), ALL, Map.of("name", "example.org", "imapHost", "imap.example.org", "imapPort", "993"));

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.words())
                .contains("“Domain” must be a mail domain")
                .contains("“Host” must be")
                .contains("“Helpdesk” must have");
        assertThat(none.words()).contains("At least one protocol needs a host");
        assertThat(twice.words()).contains("is served already");
        assertThat(SITE.rows("SELECT 1 FROM domain WHERE name IN (?, 'no domain')", name))
                .isEmpty();
    }

    @Test
    void withOneMailServerThereIsNothingToChoose() {
        Page form = adam.open(NEW);

        assertThat(form.html().select("#mailServer").text()).isEqualTo("dovecot");
        assertThat(form.html().select("select")).isEmpty();
    }

    @Test
    void adamCopiesTheRecordsForTheZone() {
        adam.submit(adam.open(NEW), ALL, Map.of("name", name, "imapHost", "imap.example.org", "imapPort", "993"));

        String link = adam.open(ONE + name).html().select("a[href*=records]").attr("href");
        Page records = adam.open(link);

        assertThat(records.response().contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(records.response().asString().lines())
                .contains(
                        "_imaps._tcp." + name + ". IN SRV 0 1 993 imap.example.org.",
                        "_submissions._tcp." + name + ". IN SRV 0 0 0 .",
                        "autoconfig." + name + ". IN CNAME 127.0.0.1.");
        assertThat(adam.get(ONE + "not-" + name + "&records=yes").status()).isEqualTo(404);
    }

    @Test
    void theSiteHasAName() {
        Page named =
                adam.submit(adam.open("/admin/domains"), "/admin/domains", Map.of("site", "Mail of Example & Sons"));
        String title = adam.open("/home").html().title();
        adam.submit(adam.open("/admin/domains"), "/admin/domains", Map.of("site", "Latchkey"));
        Page unnamed = adam.submit(adam.open("/admin/domains"), "/admin/domains", Map.of("site", " "));

        assertThat(named.status()).isEqualTo(303);
        assertThat(title).endsWith("· Mail of Example & Sons");
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(adam.open("/home").html().title()).endsWith("· Latchkey");
    }
}
