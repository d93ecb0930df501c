package latchkey.operations.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.migration.OwnDomain;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Vera has left and wants nothing kept about her; Wim, whose mailbox lies beside hers, stays as he is. */
class ErasureIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ADAM = WebSession.signedIn(SITE, Person.ADAM);

    /** Where names stand for a moment only, or for as long as the trail. */
    private static final List<String> NOT_ERASED_BY_ROWS = List.of(
            "audit_entry.address",
            "demo_main_password.address",
            "account_login.login",
            "account_owner.address",
            "account.address",
            "account_login.address",
            "app_password.address",
            "import_line.address",
            "login_use.address",
            "person.contact_address",
            "person.second_address");

    private final String domain = OwnDomain.in(SITE).name();
    private final EverythingAbout everything = new EverythingAbout(SITE, domain);
    private final String vera = "vera.before@" + domain;
    private final String maiden = "vera.maiden@" + domain;
    private final String wim = "wim@" + domain;
    private final String person = UUID.randomUUID().toString();
    private final String who = "https://elsewhere.example vera-" + domain;

    /** Without what the portal's own jobs move on meanwhile, which is not the erasure's doing. */
    private static List<String> unmoved(List<String> tables) {
        return tables.stream()
                .filter(table -> !List.of("login_use", "use_day", "account_use", "login_attempt_late", "login_attempt")
                        .contains(table))
                .toList();
    }

    private Page erase(String address, String typed) {
        String action = "/admin/accounts/" + address + "/erase";
        return ADAM.follow(ADAM.submit(ADAM.open(action), action, Map.of("typed", typed)));
    }

    @Test
    void nothingNamesHerAfterwardsAndTheTrailKeepsWhatWasDone() {
        everything.write(vera, person, who);
        everything.write(wim, UUID.randomUUID().toString(), "https://elsewhere.example wim-" + domain);
        everything.audited("ACCOUNT_RENAMED", maiden, "https://elsewhere.example adam", "→ " + vera);
        everything.audited("ACCOUNT_RENAMED", vera, "https://elsewhere.example adam", maiden + " →");
        List<String> ofWim = everything.naming(wim);
        assertThat(everything.naming(vera))
                .contains("import_line", "login_attempt", "notice", "nudge_line", "nudge_run");

        Page wrong = erase(vera, wim);
        Page done = erase(vera, " " + vera.toUpperCase(java.util.Locale.ROOT) + " ");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> List.of(vera, maiden, who, "vera-" + domain).stream()
                        .allMatch(name -> everything.naming(name).isEmpty()));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(done.status()).isEqualTo(200);
        assertThat(everything.naming(person)).isEmpty();
        assertThat(everything.naming(domain)).as("Wim's").contains("account", "app_password", "import_piece");
        assertThat(unmoved(everything.naming(wim))).isEqualTo(unmoved(ofWim));
        String token = SITE.rows("SELECT token FROM erasure WHERE domain = ? AND state = 'DONE'", domain).stream()
                .map(row -> String.valueOf(row.get("token")))
                .collect(Collectors.joining());
        assertThat(SITE.rows("SELECT what, note FROM audit_entry WHERE address = ? ORDER BY what", token))
                .extracting(row -> row.get("what") + " " + row.get("note"))
                .containsExactly(
                        "ACCOUNT_ERASED null",
                        "ACCOUNT_RENAMED null",
                        "ACCOUNT_RENAMED null",
                        "APP_PASSWORD_REVOKED null",
                        "CASE_OPENED null",
                        "LANGUAGE_CHOSEN null");
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE who = ?", token))
                .containsExactly(Map.of("what", "LANGUAGE_CHOSEN"));
        assertThat(SITE.rows("SELECT filter FROM nudge_run WHERE made_by = ?", token))
                .as("no wider than it was")
                .containsExactly(Map.of("filter", "reason=main-password"));
        assertThat(SITE.rows("SELECT made_by FROM dry_run WHERE domain = ? AND made_by = ?", domain, token))
                .hasSize(1);
    }

    @Test
    void whoHadTheAddressBeforeHerKeepsHisOwn() {
        String former = "wim.former@" + domain;
        String second = "vera.second@" + domain;
        everything.write(vera, person, who);
        SITE.change("INSERT INTO account (address, domain) VALUES (?, ?)", wim, domain);
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", second, wim);
        renamedDaysAgo(400, former, vera);
        renamedDaysAgo(300, vera, wim);
        renamedDaysAgo(0, second, vera);
        SITE.change(
                "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on,"
                        + " reason, certainty, tries) VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'own', ?, ?,"
                        + " 'imap', 'not_an_app_password', TRUE, 'wrong-password', 'probable', 1)",
                String.valueOf(wim.hashCode()),
                vera,
                wim);

        erase(vera, vera);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !SITE.rows("SELECT 1 FROM erasure WHERE domain = ? AND state = 'DONE'", domain)
                        .isEmpty());

        assertThat(everything.naming(person)).isEmpty();
        assertThat(SITE.rows("SELECT note FROM audit_entry WHERE address IN (?, ?, ?)", former, vera, wim))
                .extracting(row -> String.valueOf(row.get("note")))
                .containsExactlyInAnyOrder("→ " + vera, former + " →", "→ " + wim, vera + " →");
        assertThat(SITE.rows("SELECT 1 FROM audit_entry WHERE address = ?", second))
                .as("a name of Wim's by now")
                .hasSize(1);
        assertThat(SITE.rows("SELECT 1 FROM login_attempt WHERE address = ?", wim))
                .as("his telephone still logs in by the name that was his")
                .hasSize(1);
    }

    private void renamedDaysAgo(int days, String from, String to) {
        String audited = "INSERT INTO audit_entry (id, at, who, role, what, address, note) VALUES (UUID(),"
                + " UTC_TIMESTAMP(3) - INTERVAL ? DAY, 'https://elsewhere.example adam', 'admin', 'ACCOUNT_RENAMED', ?, ?)";
        SITE.change(audited, days, from, "→ " + to);
        SITE.change(audited, days, to, from + " →");
    }

    @Test
    void aSessionFromBeforeBringsNobodyBackAndANewSignInDoes() {
        WebSession erik = WebSession.at(SITE);
        erik.signIn("/home", "erik", "erik-sign-in-1", true);
        SITE.change("INSERT INTO account (address, domain, active) VALUES (?, ?, FALSE)", vera, domain);
        SITE.change(
                "INSERT INTO account_owner SELECT ?, id, 'OWNER', UTC_TIMESTAMP(3), 'test' FROM person WHERE name = 'Erik Ek'",
                vera);

        erase(vera, vera);
        await().atMost(Duration.ofSeconds(90)).until(() -> eriks().isEmpty());
        Page before = erik.get("/settings");
        List<?> broughtBack = eriks();
        // The provider tells whole seconds, and he is back in the same one.
        SITE.change("UPDATE erased_person SET valid_from = valid_from - INTERVAL 1 SECOND");
        erik.answerProvider(erik.follow(before), "erik", "erik-sign-in-1", true);

        assertThat(before.status()).as("signed out").isEqualTo(302);
        assertThat(broughtBack).isEmpty();
        assertThat(erik.get("/settings").status()).isEqualTo(200);
        assertThat(eriks()).hasSize(1);
    }

    private static List<?> eriks() {
        return SITE.rows("SELECT 1 FROM person WHERE name = 'Erik Ek'");
    }

    @Test
    void everyTableThatCanNameAMailboxIsInTheList() {
        String all = String.join("\n", ErasedRows.BY_NAME) + "\n" + String.join("\n", ErasedRows.OF_THE_ACCOUNT)
                // Gone by itself before anything is erased.
                + "\n" + String.join("\n", ErasedRows.BEFORE.values());

        List<String> forgotten = SITE
                .rows("SELECT table_name AS t, column_name AS c FROM information_schema.columns"
                        + " JOIN information_schema.tables USING (table_schema, table_name)"
                        + " WHERE table_schema = 'latchkey' AND table_type = 'BASE TABLE' AND column_name IN"
                        + " ('address', 'login', 'recipient', 'account', 'mailbox', 'contact_address',"
                        + " 'second_address')")
                .stream()
                .map(row -> row.get("t") + "." + row.get("c"))
                .filter(column -> !NOT_ERASED_BY_ROWS.contains(column))
                .filter(column -> !all.contains(" " + column.replace(".", " WHERE ") + " = ?"))
                .toList();

        assertThat(forgotten).isEmpty();
    }
}
