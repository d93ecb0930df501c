package latchkey.operations.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.migration.OwnDomain;
import latchkey.parts.KnownAppPassword;
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

    /** Tables with a row in which the text stands. */
    private static List<String> naming(String text) {
        return SITE.dump().entrySet().stream()
                .filter(table -> table.getValue().stream()
                        .anyMatch(
                                row -> row.values().stream().anyMatch(value -> value != null && value.contains(text))))
                .map(Map.Entry::getKey)
                .toList();
    }

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
        List<String> ofWim = naming(wim);
        assertThat(naming(vera)).contains("import_line", "login_attempt", "notice", "nudge_line", "nudge_run");

        Page wrong = erase(vera, wim);
        Page done = erase(vera, " " + vera.toUpperCase(java.util.Locale.ROOT) + " ");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> List.of(vera, maiden, who, "vera-" + domain).stream()
                        .allMatch(name -> naming(name).isEmpty()));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(done.status()).isEqualTo(200);
        assertThat(naming(person)).isEmpty();
        assertThat(naming(domain)).as("Wim's").contains("account", "app_password", "import_piece");
        assertThat(unmoved(naming(wim))).isEqualTo(unmoved(ofWim));
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

        assertThat(naming(person)).isEmpty();
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
    void oneThatIsInUseStays() {
        SITE.change("INSERT INTO account (address, domain) VALUES (?, ?)", vera, domain);

        String action = "/admin/accounts/" + vera + "/erase";
        Page page = ADAM.open(action);
        ADAM.get("/signed-out");
        Page no = ADAM.post(action, Map.of("typed", vera, "csrf-token", String.valueOf(ADAM.cookie("csrf-token"))));

        assertThat(page.words()).contains("It is in use");
        assertThat(no.status()).isEqualTo(409);
        assertThat(SITE.rows("SELECT 1 FROM account WHERE address = ?", vera)).hasSize(1);
    }

    @Test
    void oneThatIsAboutToGoKeepsItsAddress() {
        SITE.change("INSERT INTO account (address, domain, active) VALUES (?, ?, FALSE)", vera, domain);
        KnownAppPassword phone = KnownAppPassword.any();
        // Its mail server is not asked to end it, so the erasure waits.
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state, made_by,"
                        + " created_at, form_id) SELECT ?, ?, ?, ?, 'phone', 'other', 'imap', 'live', MIN(id),"
                        + " UTC_TIMESTAMP(3), UUID() FROM person",
                phone.id().toString(),
                vera,
                phone.selector(),
                phone.hash());
        String erasure = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO erasure VALUES (?, ?, ?, 'ASKED', UTC_TIMESTAMP(3), 'test', NULL, NULL)",
                erasure,
                "erased-" + erasure.substring(0, 20),
                domain);
        SITE.change("INSERT INTO erasure_name VALUES (?, 'NOW', ?)", erasure, vera);
        String action = "/admin/accounts/" + vera + "/rename";

        Page no = ADAM.submit(ADAM.open(action), action, Map.of("to", maiden));

        assertThat(no.status()).isEqualTo(409);
        assertThat(no.words()).contains("The mailbox is being erased");
        assertThat(SITE.rows("SELECT 1 FROM account WHERE address = ?", maiden)).isEmpty();
        SITE.change("DELETE FROM erasure WHERE id = ?", erasure);
    }

    @Test
    void whoComesAgainBeforeTheTrailIsChangedFindsNothingOfBeforeAndKeepsWhatCameAfter() {
        SITE.change("INSERT INTO account (address, domain) VALUES (?, ?)", vera, domain);
        SITE.change(
                "INSERT INTO person (id, issuer, subject) VALUES (?, 'https://elsewhere.example', ?)",
                person,
                "vera-" + domain);
        auditedMinutesAgo(20, vera, "https://elsewhere.example hanna", "helpdesk");
        auditedMinutesAgo(20, vera, who, "owner");
        auditedMinutesAgo(-1, vera, who, "owner");
        SITE.change(
                "INSERT INTO account (address, domain, created_at) VALUES (?, ?, UTC_TIMESTAMP(3) - INTERVAL 1 DAY)",
                wim,
                domain);
        auditedMinutesAgo(20, wim, "https://elsewhere.example hanna", "helpdesk");

        String neverGone = goneMinutesAgo(10, Map.of(wim, "ADDRESS"));
        String cameAgain = goneMinutesAgo(9, Map.of(vera, "ADDRESS", who, "WHO"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !SITE.rows("SELECT 1 FROM erasure WHERE id = ? AND state = 'DONE'", cameAgain)
                        .isEmpty());

        assertThat(SITE.rows("SELECT address, who FROM audit_entry WHERE address IN (?, ?)", vera, cameAgain))
                .containsExactlyInAnyOrder(
                        Map.of("address", cameAgain, "who", "https://elsewhere.example hanna"),
                        Map.of("address", cameAgain, "who", cameAgain),
                        Map.of("address", vera, "who", who));
        assertThat(SITE.rows("SELECT state FROM erasure WHERE id = ?", neverGone))
                .as("one that was there all along")
                .containsExactly(Map.of("state", "GONE"));
        assertThat(SITE.rows("SELECT 1 FROM audit_entry WHERE address = ?", wim))
                .hasSize(1);
        SITE.change("DELETE FROM erasure WHERE id = ?", neverGone);
    }

    private void auditedMinutesAgo(int minutes, String address, String who, String role) {
        SITE.change(
                "INSERT INTO audit_entry (id, at, who, role, what, address) VALUES (UUID(),"
                        + " UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, ?, ?, 'CASE_OPENED', ?)",
                minutes,
                who,
                role,
                address);
    }

    /** Its token is its id. */
    private String goneMinutesAgo(int minutes, Map<String, String> names) {
        String erasure = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO erasure VALUES (?, ?, ?, 'LEFT', UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, 'test', NULL, NULL)",
                erasure,
                erasure,
                domain,
                minutes);
        names.forEach((name, kind) -> SITE.change("INSERT INTO erasure_name VALUES (?, ?, ?)", erasure, kind, name));
        SITE.change("UPDATE erasure SET state = 'GONE' WHERE id = ?", erasure);
        return erasure;
    }

    @Test
    void whatItWaitsForIsSaidOnceItWaitsLong() {
        SITE.change("INSERT INTO account (address, domain, active) VALUES (?, ?, FALSE)", vera, domain);
        // Of a mail server that nobody asks here.
        SITE.change(
                "INSERT INTO main_password_switch (address, mail_server, taken_before, asked_at)"
                        + " VALUES (?, 'elsewhere', 'imap', UTC_TIMESTAMP(3))",
                vera);
        String erasure = UUID.randomUUID().toString();
        String token = "erased-" + erasure.substring(0, 20);
        SITE.change(
                "INSERT INTO erasure VALUES (?, ?, ?, 'ASKED', UTC_TIMESTAMP(3) - INTERVAL 50 MINUTE, 'test', NULL, NULL)",
                erasure,
                token,
                domain);
        SITE.change("INSERT INTO erasure_name VALUES (?, 'NOW', ?)", erasure, vera);
        String said = "tr[data-token=" + token + "] [data-awaited]";

        List<String> soon = ADAM.open("/admin/erasures").html().select(said).eachAttr("data-awaited");
        SITE.change("UPDATE erasure SET asked_at = asked_at - INTERVAL 11 MINUTE WHERE id = ?", erasure);
        List<String> late = ADAM.open("/admin/erasures").html().select(said).eachText();
        SITE.change("DELETE FROM main_password_switch WHERE address = ?", vera);

        assertThat(soon).isEmpty();
        assertThat(late).containsExactly("Waits for its mail server to take its main password again as before.");
        await().atMost(Duration.ofSeconds(90)).until(() -> naming(vera).isEmpty());
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
