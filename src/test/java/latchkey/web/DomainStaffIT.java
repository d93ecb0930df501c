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
import org.junit.jupiter.api.AfterEach;
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
    class AtTheHelpdesk {
        @Test
        void theListHasTheClientsOfTheDomainOnly() {
            OWN.fails("typist@" + OWN.name(), OTHER.appPassword());
            OWN.fails(OWN.name(), OTHER.appPassword());
            OWN.fails("ida@x" + OWN.name(), OTHER.appPassword());

            Page all = helpdesk.open("/helpdesk/failing");
            Page searched = helpdesk.open("/helpdesk/failing?q=" + STEM);

            assertThat(rows(all, "data-address")).containsExactlyInAnyOrder(OWN.mailbox(), "typist@" + OWN.name());
            assertThat(rows(searched, "data-address")).hasSameElementsAs(rows(all, "data-address"));
            assertThat(searched.html().select(".list-head").text()).contains("2");
            assertThat(all.words()).contains(OWN.label(), "You look after " + OWN.name());
            assertThat(all.words()).as("what was tried is another's").doesNotContain(OTHER.label());
            assertThat(rows(helpdesk.open("/helpdesk/failing?page=9&q=" + OTHER.name()), "data-address"))
                    .isEmpty();
        }

        @Test
        void theFileHasTheClientsOfTheDomainOnly() {
            Page file = helpdesk.get("/helpdesk/failing.csv?q=" + STEM);

            assertThat(file.status()).isEqualTo(200);
            assertThat(file.response().asString())
                    .contains(OWN.mailbox(), OWN.label(), "\r\nend,")
                    .doesNotContain(OTHER.mailbox(), OTHER.label());
        }

        @Test
        void anotherDomainIsNoneToChoose() {
            Page page = helpdesk.open("/helpdesk/failing?domain=" + OTHER.name());

            assertThat(page.words()).contains("No domain “" + OTHER.name() + "” is looked after here");
            assertThat(rows(page, "data-address")).contains(OWN.mailbox()).doesNotContain(OTHER.mailbox());
            assertThat(helpdesk.get("/helpdesk/failing.csv?domain=" + OTHER.name())
                            .location())
                    .endsWith("/helpdesk/failing?domain=" + OTHER.name());
        }

        @Test
        void whoGuessesIsShownWithTheTargetsOfTheDomainOnly() {
            OWN.guessedAt("192.0.2.201", 5, OWN.mailbox());
            OWN.guessedAt("192.0.2.201", 40, OTHER.mailbox());
            OWN.guessedAt("198.51.100.201", 7, OTHER.mailbox());

            Page page = helpdesk.open("/helpdesk/guessing");

            assertThat(rows(page, "data-network")).containsExactly("192.0.2.0/24");
            assertThat(rows(page, "data-tries")).containsExactly("5");
            assertThat(page.html().select("[data-target]").eachText()).containsExactly(OWN.mailbox());
        }

        @Test
        void aMailboxOfAnotherDomainIsNotFound() {
            SITE.change(
                    "INSERT INTO account_login (login, address) VALUES (?, ?)", "alias@" + OWN.name(), OTHER.mailbox());

            assertThat(tiles("ida@own-" + STEM)).hasSize(1);
            assertThat(tiles("ida@other-" + STEM)).isEmpty();
            assertThat(tiles("alias@own-" + STEM)).isEmpty();
        }

        private List<String> tiles(String search) {
            return helpdesk.open("/helpdesk/failing?q=" + search)
                    .html()
                    .select("a.tile")
                    .eachAttr("href");
        }

        @Test
        void anAppPasswordOfTheDomainIsRevoked() {
            HostedDomain third = HostedDomain.named(SITE, "third-" + STEM + ".example");
            WebSession ofBoth = STAFF.signedIn("helpdesk:" + OWN.name(), "helpdesk:" + third.name());
            String action = "/helpdesk/app-passwords/" + third.appPassword() + "/revoke";

            Page done = ofBoth.submit(ofBoth.open(action), action, Map.of("why", "lost"));

            assertThat(done.status()).isEqualTo(303);
            assertThat(SITE.rows(
                            "SELECT p.state, e.role FROM app_password p JOIN audit_entry e ON e.thing = p.id WHERE p.id = ?",
                            third.appPassword()))
                    .containsExactly(Map.of("state", "ended", "role", "helpdesk"));
        }

        @Test
        void thePageOfMainPasswordsIsOfTheDomain() {
            Page page = helpdesk.open("/migration");

            assertThat(rows(page, "data-domain")).containsExactly(OWN.name());
            assertThat(page.words()).contains("exempt at " + OWN.name()).doesNotContain(OTHER.name());
            assertThat(page.html().select("a[href^=/migration/plan]")).isEmpty();
        }

        @Test
        void whoWouldFailElsewhereIsNotToBeRead() {
            for (String path : List.of("/migration/would-fail?", "/migration/would-fail/connections.csv?")) {
                assertThat(helpdesk.get(path + "run=" + OWN.dryRun()).status()).isEqualTo(200);
                assertThat(helpdesk.get(path + "run=" + OTHER.dryRun()).status())
                        .isEqualTo(404);
                assertThat(helpdesk.get(path + "domain=" + OTHER.name()).status())
                        .isEqualTo(404);
            }
            assertThat(helpdesk.get("/migration?domain=" + OTHER.name()).status())
                    .isEqualTo(404);
            assertThat(helpdesk.open("/migration/accounts?domain=" + OTHER.name())
                            .words())
                    .doesNotContain("ida@");
        }
    }

    @Nested
    class ForAMachine {
        private Page ask(String query) {
            return new WebSession(STAFF.url())
                    .exchange(
                            "GET",
                            "/api/v1/failing-clients?" + query,
                            request -> request.header("Authorization", "Bearer " + STAFF.machinesToken()));
        }

        @AfterEach
        void theSecondOneIsForgotten() {
            SITE.change("DELETE FROM failing_client WHERE address = ?", "second@" + OWN.name());
        }

        @Test
        void whatFailsIsReadPageByPage() {
            OWN.fails("second@" + OWN.name(), OWN.appPassword());
            List<String> read = new ArrayList<>();
            String next = "";
            do {
                Page page = ask("q=" + STEM + "&limit=1&after=" + next);
                assertThat(page.status()).isEqualTo(200);
                read.addAll(page.response().jsonPath().getList("clients.address"));
                next = page.response().jsonPath().getString("next");
            } while (next != null);

            assertThat(read).contains(OWN.mailbox(), OTHER.mailbox(), "second@" + OWN.name());
            assertThat(read)
                    .hasSize(ask("q=" + STEM)
                            .response()
                            .jsonPath()
                            .getList("clients")
                            .size());
            assertThat(ask("reason=retired-app-password&certainty=certain&domain=" + OTHER.name())
                            .response()
                            .jsonPath()
                            .getMap("clients[0]"))
                    .containsEntry("address", OTHER.mailbox())
                    .containsEntry("state", "failing")
                    .containsEntry("tries", 3)
                    .containsEntry("networks", List.of("192.0.2.0/24"));
        }

        @Test
        void nonsenseIsNamed() {
            assertThat(ask("reason=bad-luck&state=so-so").response().asString())
                    .isEqualTo("{\"error\":\"there is no reason \\\"bad-luck\\\", there is no state \\\"so-so\\\"\"}");
            for (String nonsense :
                    List.of("limit=0", "limit=1001", "limit=x", "after=1", "domain=x", "q=" + "x".repeat(300))) {
                assertThat(ask(nonsense).status()).as(nonsense).isEqualTo(400);
            }
        }

        @Test
        void nobodyElseIsAnswered() {
            assertThat(new WebSession(STAFF.url())
                            .get("/api/v1/failing-clients")
                            .status())
                    .isEqualTo(401);
            assertThat(admin.get("/api/v1/failing-clients").status()).isEqualTo(401);
        }
    }

    @Nested
    class AsAnAdministrator extends DomainAdminCases {
        AsAnAdministrator() {
            super(STAFF);
        }
    }
}
