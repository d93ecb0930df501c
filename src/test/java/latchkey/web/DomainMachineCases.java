package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine reads what fails, with a token of its own. */
abstract class DomainMachineCases {
    private final DomainStaff staff;
    private final Site site = Site.shared();
    private final String stem;
    private final HostedDomain own;
    private final HostedDomain other;

    DomainMachineCases(DomainStaff staff) {
        this.staff = staff;
        this.stem = staff.stem();
        this.own = staff.own();
        this.other = staff.other();
    }

    private Page ask(String query) {
        return new WebSession(staff.url())
                .exchange(
                        "GET",
                        "/api/v1/failing-clients?" + query,
                        request -> request.header("Authorization", "Bearer " + staff.machinesToken()));
    }

    @AfterEach
    void theSecondOneIsForgotten() {
        site.change("DELETE FROM failing_client WHERE address = ?", "second@" + own.name());
        site.change("DELETE FROM failing_client WHERE address LIKE 'goes-on-%' AND address LIKE ?", "%@" + own.name());
    }

    @Test
    void whatFailsIsReadPageByPage() {
        own.fails("second@" + own.name(), own.appPassword());
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Page page = ask("q=" + stem + "&limit=1&after=" + next);
            assertThat(page.status()).isEqualTo(200);
            read.addAll(page.response().jsonPath().getList("clients.address"));
            next = page.response().jsonPath().getString("next");
        } while (next != null);

        assertThat(read).contains(own.mailbox(), other.mailbox(), "second@" + own.name());
        assertThat(read)
                .hasSize(ask("q=" + stem)
                        .response()
                        .jsonPath()
                        .getList("clients")
                        .size());
        assertThat(ask("reason=retired-app-password&certainty=certain&domain=" + other.name())
                        .response()
                        .jsonPath()
                        .getMap("clients[0]"))
                .containsEntry("address", other.mailbox())
                .containsEntry("state", "failing")
                .containsEntry("tries", 3)
                .containsEntry("networks", List.of("192.0.2.0/24"));
    }

    @Test
    void whoeverReadsWhileAllOfThemFailOnMeetsEachOnce() {
        List<String> there = IntStream.range(0, 7)
                .mapToObj(i -> "goes-on-" + i + "@" + own.name())
                .toList();
        there.forEach(address -> own.fails(address, own.appPassword()));
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            Page page = ask("q=goes-on-&domain=" + own.name().toUpperCase(Locale.ROOT) + "&limit=2&after=" + next);
            read.addAll(page.response().jsonPath().getList("clients.address"));
            next = page.response().jsonPath().getString("next");
            site.change(
                    "UPDATE failing_client SET last_at = UTC_TIMESTAMP(3), tries = tries + 9, reason = 'stale-client',"
                            + " accepted_at = UTC_TIMESTAMP(3) WHERE address LIKE 'goes-on-%' AND address LIKE ?",
                    "%@" + own.name());
            site.change("DELETE FROM failing_client WHERE address = ?", read.get(0));
        } while (next != null);

        assertThat(read).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void whatNobodyHasTakenOnIsReadApart() {
        assertThat(ask("holder=nobody&q=" + stem).response().asString()).contains(own.mailbox());
    }

    @Test
    void nonsenseIsNamed() {
        assertThat(ask("resaon=main-password").response().asString())
                .isEqualTo("{\"error\":\"there is no parameter, or more than one, called \\\"resaon\\\"\"}");
        assertThat(ask("reason=bad-luck&state=so-so").response().asString())
                .isEqualTo("{\"error\":\"there is no reason \\\"bad-luck\\\", there is no state \\\"so-so\\\"\"}");
        for (String nonsense : List.of(
                "holder=mine",
                "resaon=main-password",
                "reason=main-password&reason=guessing",
                "page=2",
                "limit=0",
                "limit=1001",
                "limit=x",
                "after=1",
                "domain=x",
                "domain=%C3%A4",
                "q=" + "x".repeat(300))) {
            assertThat(ask(nonsense).status()).as(nonsense).isEqualTo(400);
        }
    }

    @Test
    void nobodyElseIsAnswered() {
        assertThat(new WebSession(staff.url()).get("/api/v1/failing-clients").status())
                .isEqualTo(401);
        assertThat(staff.admin().get("/api/v1/failing-clients").status()).isEqualTo(401);
    }
}
