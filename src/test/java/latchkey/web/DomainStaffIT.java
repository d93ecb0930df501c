package latchkey.web;

import static latchkey.web.DomainStaff.post;
import static latchkey.web.DomainStaff.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Helpdesk and administrators of one domain, beside another domain that is none of theirs. */
class DomainStaffIT {
    private static final Site SITE = Site.shared();
    private static final DomainStaff STAFF = new DomainStaff(SITE);
    private static final Set<Integer> NO = Set.of(403, 404);

    private static final String STEM = STAFF.stem();
    private static final HostedDomain OWN = STAFF.own();
    private static final HostedDomain OTHER = STAFF.other();

    private static WebSession helpdesk;
    private static WebSession admin;

    @BeforeAll
    static void signIn() {
        STAFF.start();
        helpdesk = STAFF.helpdesk();
        admin = STAFF.admin();
    }

    @AfterAll
    static void stop() {
        STAFF.close();
    }

    private static String path(Route route, HostedDomain domain) {
        return route.path()
                        .replace("{address}", domain.mailbox())
                        .replace("{id}", domain.appPassword())
                        .replace("{number}", "7")
                + "?kind=SHARED&person=" + domain.owner() + "&account=" + domain.mailbox();
    }

    @Test
    void nobodyReachesAThingOfAnotherDomainByAnyRoute() {
        List<Route> routes = Route.ofThePortal().stream()
                .filter(route -> route.path().contains("{"))
                // It would never end for whom it lets in; the matrix of all routes asks it.
                .filter(route -> !route.path().endsWith("/stream"))
                // Whoever has the key is let in there, of whatever domain.
                .filter(route -> !route.path().contains("{handle}"))
                // Steps of a mail program are the same for everybody.
                .filter(route -> !route.path().contains("{client}"))
                .toList();
        List<String> wrong = new ArrayList<>();

        for (Route route : routes) {
            for (WebSession session : List.of(helpdesk, admin)) {
                Page page = route.method().equals("POST")
                        ? post(session, path(route, OTHER), Map.of("why", "because"))
                        : session.get(path(route, OTHER));
                if (!NO.contains(page.status())) {
                    wrong.add(route + ": " + page.status());
                }
            }
            boolean forStaff =
                    route.path().startsWith("/helpdesk") || route.path().startsWith("/admin");
            // Nothing was made elsewhere for him, and nothing fails at a name that is no mailbox.
            boolean there = !route.path().contains("{number}") && !route.path().startsWith("/helpdesk/names/");
            if (forStaff && there && route.method().equals("GET")) {
                assertThat(admin.open(path(route, OWN)).status())
                        .as(route + " in his own domain")
                        .isEqualTo(200);
            }
        }

        assertThat(routes).hasSizeGreaterThan(15);
        assertThat(wrong).isEmpty();
        assertThat(SITE.rows(
                        "SELECT a.kind, p.state, o.person_id FROM account a JOIN app_password p ON p.address = a.address"
                                + " JOIN account_owner o ON o.address = a.address WHERE a.address = ?",
                        OTHER.mailbox()))
                .containsExactly(Map.of("kind", "PERSON", "state", "live", "person_id", OTHER.owner()));
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE address = ? AND who <> 'test'", OTHER.mailbox()))
                .isEmpty();
    }

    @Test
    void aNameThatIsNoMailboxIsSeenByWhoLooksAfterItsDomain() {
        String own = OWN.failsAtNobody("nobody@" + OWN.name());
        String others = OWN.failsAtNobody("nobody@" + OTHER.name());
        String withoutDomain = OWN.failsAtNobody("nobody" + STEM);

        assertThat(helpdesk.open("/helpdesk/names/" + own).html().select("h1").text())
                .isEqualTo("nobody@" + OWN.name());
        for (String id : List.of(others, withoutDomain)) {
            assertThat(helpdesk.get("/helpdesk/names/" + id).status()).isEqualTo(404);
            for (String act : List.of("/close", "/reopen")) {
                assertThat(post(helpdesk, "/helpdesk/names/" + id + act, Map.of())
                                .status())
                        .isEqualTo(404);
            }
        }
        assertThat(SITE.rows("SELECT 1 FROM failing_client WHERE closed_at IS NOT NULL AND login = 'nobody'"))
                .isEmpty();
        SITE.change("DELETE FROM failing_client WHERE login = 'nobody'");
    }

    @Test
    void aRouteForStaffThatKnowsOfNoDomainsIsClosed() {
        List<String> known = List.of(
                "/helpdesk/failing",
                "/helpdesk/failing.csv",
                "/helpdesk/guessing",
                "/helpdesk/help",
                "/helpdesk/nudges",
                "/helpdesk/nudges/new",
                "/helpdesk/bans",
                "/helpdesk/bans/lift",
                "/migration",
                "/migration/accounts",
                "/migration/would-fail",
                "/migration/would-fail/connections.csv",
                "/migration/plan",
                "/migration/plan/list",
                "/migration/plan/exempt",
                "/migration/plan/break-glass",
                "/admin/domains",
                "/admin/accounts",
                "/admin/import",
                "/admin/erasures",
                "/admin/audit");
        for (Route route : Route.ofThePortal()) {
            boolean forStaff = route.path().matches("/(helpdesk|admin|migration)(/.*)?");
            if (forStaff && !route.path().contains("{") && !known.contains(route.path())) {
                assertThat(admin.get(route.path()).status())
                        .as(route.toString())
                        .isIn(403, 405);
            }
        }
        for (String admins :
                List.of("/admin/domains", "/admin/audit", "/admin/accounts", "/admin/import", "/migration/plan")) {
            assertThat(helpdesk.get(admins).status()).as(admins).isEqualTo(403);
        }
    }

    @Test
    void aRoleThatNamesNoDomainIsNone() {
        WebSession nobody = STAFF.signedIn("helpdesk:", "helpdesk:*", "admin:" + OWN.name() + " ", "domain-admin");

        for (String page : List.of("/helpdesk/failing", "/migration", "/admin/domains", "/admin/audit")) {
            assertThat(nobody.get(page).status()).as(page).isEqualTo(403);
        }
        assertThat(nobody.open("/settings").html().select("a[href^=/helpdesk], a[href^=/admin]"))
                .isEmpty();
    }

    @Test
    void aRoleWithoutADomainIsForAll() {
        WebSession all = STAFF.signedIn("admin", "helpdesk:" + OWN.name());

        assertThat(rows(all.open("/helpdesk/failing?q=" + STEM), "data-address"))
                .contains(OWN.mailbox(), OTHER.mailbox());
        assertThat(rows(all.open("/admin/domains"), "data-domain")).contains(OWN.name(), OTHER.name());
        assertThat(all.open("/admin/domains").html().select("#site")).hasSize(1);
        assertThat(all.open("/helpdesk/failing").html().select("#limited-to")).isEmpty();
    }

    @Nested
    class AtTheHelpdesk extends DomainHelpdeskCases {
        AtTheHelpdesk() {
            super(STAFF);
        }
    }

    @Nested
    class ForAMachine extends DomainMachineCases {
        ForAMachine() {
            super(STAFF);
        }
    }

    @Nested
    class WhoPlansForHisDomain extends DomainPlanCases {
        WhoPlansForHisDomain() {
            super(STAFF);
        }
    }

    @Nested
    class AsAnAdministrator extends DomainAdminCases {
        AsAnAdministrator() {
            super(STAFF);
        }
    }
}
