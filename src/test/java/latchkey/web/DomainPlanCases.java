package latchkey.web;

import static latchkey.web.DomainStaff.post;
import static latchkey.web.DomainStaff.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** What an administrator of one domain decides about main passwords, and about whose he cannot. */
abstract class DomainPlanCases {
    private static final String PLAN = "/migration/plan?domain=";

    private final DomainStaff staff;

    DomainPlanCases(DomainStaff staff) {
        this.staff = staff;
    }

    @Test
    void noRuleOfAnotherDomainIsTouched() {
        assertThat(rows(staff.admin().open("/migration/plan"), "data-domain"))
                .containsExactly(staff.own().name());
        assertThat(staff.admin().get(PLAN + staff.own().name()).status()).isEqualTo(200);
        assertThat(staff.admin().get(PLAN + staff.other().name()).status()).isEqualTo(404);
        assertThat(staff.admin()
                        .get("/migration/plan?run=" + staff.own().dryRun())
                        .status())
                .isEqualTo(200);
        assertThat(staff.admin()
                        .get("/migration/plan?run=" + staff.other().dryRun())
                        .status())
                .isEqualTo(404);
        for (String act :
                List.of("dry-run", "switch", "undo", "continue", "date", "exempt", "end-exemption", "nonsense")) {
            Page page = post(
                    staff.admin(),
                    PLAN + staff.other().name(),
                    fields(act, staff.other(), staff.other().mailbox()));
            assertThat(page.status()).as(act).isEqualTo(404);
        }
        assertThat(post(staff.admin(), PLAN + staff.own().name(), fields("switch", staff.other(), ""))
                        .status())
                .isEqualTo(404);
        assertThat(post(staff.admin(), PLAN + staff.own().name(), fields("dry-run", staff.own(), ""))
                        .status())
                .isEqualTo(303);
        assertThat(staff.site()
                        .rows(
                                "SELECT 1 FROM dry_run WHERE domain = ?",
                                staff.other().name()))
                .hasSize(1);
    }

    @Test
    void nobodyElsewhereIsExempted() {
        String alias = "by-alias@" + staff.own().name();
        staff.site()
                .change(
                        "INSERT INTO account_login (login, address) VALUES (?, ?)",
                        alias,
                        staff.other().mailbox());

        for (String address : List.of(staff.other().mailbox(), alias)) {
            for (String act : List.of("exempt", "end-exemption")) {
                assertThat(post(staff.admin(), PLAN + staff.own().name(), fields(act, staff.own(), address))
                                .status())
                        .as(act + " " + address)
                        .isEqualTo(422);
            }
        }
        assertThat(staff.site()
                        .rows(
                                "SELECT exempt_why FROM account WHERE address = ?",
                                staff.other().mailbox()))
                .containsExactly(
                        Map.of("exempt_why", "exempt at " + staff.other().name()));
        assertThat(post(
                                staff.admin(),
                                PLAN + staff.own().name(),
                                fields("exempt", staff.own(), staff.own().mailbox()))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void noListIsPlannedElsewhereAndNobodyIsTakenFromAPlan() {
        Map<String, String> ofTheOther = Map.of(
                "addresses",
                staff.other().mailbox(),
                "date",
                "2030-01-01",
                "why",
                "mine",
                "address",
                staff.other().mailbox());

        for (String page : List.of("/migration/plan/list", "/migration/plan/exempt")) {
            assertThat(staff.admin()
                            .get(page + "?domain=" + staff.other().name())
                            .status())
                    .isEqualTo(404);
            assertThat(post(staff.admin(), page + "?domain=" + staff.other().name(), ofTheOther)
                            .status())
                    .isEqualTo(404);
            assertThat(post(staff.admin(), page + "?domain=" + staff.own().name(), ofTheOther)
                            .status())
                    .isEqualTo(422);
        }
        assertThat(post(
                                staff.admin(),
                                "/migration/plan/exempt/end?domain="
                                        + staff.own().name(),
                                ofTheOther)
                        .status())
                .isEqualTo(404);
        assertThat(staff.site()
                        .rows(
                                "SELECT 1 FROM plan_exemption WHERE address = ?",
                                staff.other().mailbox()))
                .isEmpty();
    }

    private Map<String, String> fields(String act, HostedDomain run, String address) {
        return Map.of(
                "act",
                act,
                "confirm",
                "yes",
                "run",
                run.dryRun(),
                "rule",
                "SECOND_FACTOR",
                "date",
                "2040-01-01",
                "address",
                address,
                "hours",
                "2",
                "why",
                "exempt at " + staff.own().name());
    }
}
