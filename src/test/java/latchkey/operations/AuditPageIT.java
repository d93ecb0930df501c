package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Adam reads who did what. */
class AuditPageIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ADAM = WebSession.signedIn(SITE, Person.ADAM);

    private final String who = "https://provider.example " + UUID.randomUUID();

    @Test
    void allPagesTogetherShowEveryEntryOnceAlsoAtOneInstant() {
        entries(120);
        List<String> shown = new ArrayList<>();
        Page page = ADAM.open("/admin/audit?who=" + who.replace(" ", "%20"));

        for (int more = 0; more < 5; more++) {
            page.html().select("tr[data-entry]").forEach(row -> shown.add(row.attr("data-entry")));
            Element next = page.html().selectFirst("a[rel=next]");
            if (next == null) {
                break;
            }
            page = ADAM.open(next.attr("href"));
        }

        assertThat(shown).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void adamAsksForADayAnActAndAMailbox() {
        entries(3);
        String by = "/admin/audit?who=" + who.replace(" ", "%20");

        assertThat(rows(by + "&from=2026-01-02&to=2026-01-02")).isEqualTo(3);
        assertThat(rows(by + "&from=2026-01-03")).isZero();
        assertThat(rows(by + "&to=2026-01-01")).isZero();
        assertThat(rows(by + "&what=case-opened&address=audited@example.org")).isEqualTo(3);
        assertThat(rows(by + "&what=person-linked")).isZero();
        assertThat(rows(by + "&address=other@example.org")).isZero();
    }

    @Test
    void nonsenseIsNamedAndHarmless() {
        Page page =
                ADAM.get("/admin/audit?what=nosuch&from=2026-02-31&to=yesterday&after=1_x&who=%25%27&address=%C3%A1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("“nosuch”", "“2026-02-31”", "“yesterday”");
        assertThat(page.html().select("tr[data-entry]")).isEmpty();
    }

    private static int rows(String address) {
        return ADAM.open(address).html().select("tr[data-entry]").size();
    }

    private void entries(int count) {
        for (int entry = 0; entry < count; entry++) {
            SITE.change(
                    "INSERT INTO audit_entry (id, at, who, role, what, address) VALUES (?, '2026-01-02 23:59:59.999', ?,"
                            + " 'helpdesk', 'CASE_OPENED', 'audited@example.org')",
                    UUID.randomUUID().toString(),
                    who);
        }
    }
}
