package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Adam has more accounts to leave alone for a time than a page shows. */
class ManyExemptIT {
    private static final Site SITE = Site.shared();

    @Test
    void pageAfterPageShowsEachOnceAndTheOverviewSaysThatThereAreMore() {
        String domain = OwnDomain.in(SITE).name();
        SITE.change(
                "INSERT INTO account (address, domain) SELECT CONCAT('scanner', LPAD(seq, 3, '0'), '@', ?), ?"
                        + " FROM seq_1_to_230",
                domain,
                domain);
        SITE.change(
                "INSERT INTO plan_exemption (address, ends_at, why, given_by, given_at) SELECT address,"
                        + " UTC_TIMESTAMP(3) + INTERVAL 1 DAY, 'scanner', 'test', UTC_TIMESTAMP(3) FROM account"
                        + " WHERE domain = ?",
                domain);
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        String first = "/migration/plan/exempt?domain=" + domain;

        List<String> shown = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        Page page = adam.open(first);
        while (true) {
            List<String> here = page.html().select("tr[data-address]").eachAttr("data-address");
            shown.addAll(here);
            pages.add(here.size());
            String next = page.html().select("a[rel=next]").attr("href");
            if (next.isEmpty()) {
                break;
            }
            page = adam.open(next);
        }

        assertThat(pages).containsExactly(100, 100, 30);
        assertThat(shown)
                .isEqualTo(IntStream.rangeClosed(1, 230)
                        .mapToObj(i -> "scanner%03d@%s".formatted(i, domain))
                        .toList());
        assertThat(page.html().select("nav.pagination a").eachAttr("href")).containsExactly(first);
        assertThat(adam.open("/migration").words()).contains("There are more.");
        SITE.change("DELETE FROM plan_exemption WHERE why = 'scanner' AND given_by = 'test'");
    }
}
