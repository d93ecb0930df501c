package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Adam says whose a mailbox is. The people of each test are its own. */
class KeepersIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ADAM = WebSession.signedIn(SITE, Person.ADAM);

    private final String number = UUID.randomUUID().toString().substring(0, 8);
    private final String mailbox = "box-" + number + "@example.org";

    private void mailbox(String kind) {
        SITE.change("INSERT INTO account (address, domain, kind) VALUES (?, 'example.org', ?)", mailbox, kind);
    }

    private String person(String name) {
        String id = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO person (id, issuer, subject, name, contact_address, language_seen, second_factor_seen_at)"
                        + " VALUES (?, 'https://elsewhere.example', ?, ?, ?, 'en', UTC_TIMESTAMP(3))",
                id,
                name + "-" + number,
                name + " " + number,
                name.toLowerCase(java.util.Locale.ROOT) + "-" + number + "@example.net");
        return id;
    }

    private void owns(String person, String role) {
        SITE.change("INSERT INTO account_owner VALUES (?, ?, ?, UTC_TIMESTAMP(3), 'test')", mailbox, person, role);
    }

    private String appPassword() {
        String id = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) VALUES (?, ?, ?, '{SSHA512}no',"
                        + " 'phone', 'other', 'imap', 'live', '00000000-0000-4000-8000-000000000001',"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID())",
                id,
                mailbox,
                number.substring(0, 4));
        return id;
    }

    private String expiredAppPassword() {
        String id = appPassword();
        SITE.change(
                "UPDATE app_password SET selector = 'gone', state = 'ended', ended_why = 'expired',"
                        + " ended_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY, withdrawn_at = UTC_TIMESTAMP(3) WHERE id = ?",
                id);
        return id;
    }

    private String stateOf(String appPassword) {
        return String.valueOf(SITE.rows("SELECT state FROM app_password WHERE id = ?", appPassword)
                .get(0)
                .get("state"));
    }

    private List<String> keepers() {
        return SITE
                .rows("SELECT person_id, role FROM account_owner WHERE address = ? ORDER BY person_id", mailbox)
                .stream()
                .map(row -> row.get("person_id") + " " + row.get("role"))
                .toList();
    }

    private List<String> acts() {
        return SITE.rows("SELECT what, role FROM audit_entry WHERE address = ? ORDER BY at, what", mailbox).stream()
                .map(row -> row.get("what") + " by " + row.get("role"))
                .toList();
    }

    private Page does(String act, String person, Map<String, ?> fields) {
        String action = "/admin/accounts/" + mailbox + "/" + act + "?person=" + person;
        Page question = ADAM.open(action);
        assertThat(question.status()).as(question.words()).isEqualTo(200);
        return ADAM.follow(ADAM.submit(question, action, fields));
    }

    @Test
    void anotherPersonGetsTheMailboxAndNothingThatTheFormerOneMade() {
        mailbox("PERSON");
        String olga = person("Olga");
        String nils = person("Nils");
        owns(olga, "OWNER");
        String tablet = expiredAppPassword();
        String phone = appPassword();

        Page page = does("relink", nils, Map.of("same", "no"));

        assertThat(page.words()).contains("belongs to another sign-in now").contains("Nils");
        assertThat(keepers()).containsExactly(nils + " OWNER");
        assertThat(stateOf(phone)).isEqualTo("ended");
        assertThat(SITE.rows("SELECT ended_why FROM app_password WHERE id = ?", tablet))
                .as("nobody can bring it back")
                .containsExactly(Map.of("ended_why", "revoked"));
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "PERSON_RELINKED by admin", "APP_PASSWORD_REVOKED by admin", "APP_PASSWORD_REVOKED by admin");
        for (String reader : List.of(mailbox, "olga-" + number + "@example.net", "nils-" + number + "@example.net")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Mails.of(SITE).to(reader).size() == 1);
            assertThat(Mails.of(SITE).to(reader).get(0).plain())
                    .contains(mailbox)
                    .contains("All app passwords of the mailbox have ended")
                    .doesNotContain("Olga")
                    .doesNotContain("Nils");
        }
    }

    @Test
    void theSamePersonWithANewSignInKeepsTheAppPasswords() {
        mailbox("PERSON");
        String before = person("Olga");
        String after = person("Olga-again");
        owns(before, "OWNER");
        String phone = appPassword();

        does("relink", after, Map.of("same", "yes"));

        assertThat(keepers()).containsExactly(after + " OWNER");
        assertThat(stateOf(phone)).isEqualTo("live");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.of(SITE).to(mailbox).size() == 1);
        assertThat(Mails.of(SITE).to(mailbox).get(0).plain()).contains("App passwords and mail programs go on working");
    }

    @Test
    void aMailboxThatIsNobodysIsLinkedByHand() {
        mailbox("PERSON");
        String olga = person("Olga");
        Page search = ADAM.open("/admin/accounts/" + mailbox + "?q=olga%20" + number);

        assertThat(search.words()).contains("Linked to nobody");
        assertThat(search.html().select("tr[data-person]").eachAttr("data-person"))
                .containsExactly(olga);
        does("relink", olga, Map.of("same", "no"));

        assertThat(keepers()).containsExactly(olga + " OWNER");
    }

    @Test
    void whoClaimsAnAddressThatIsTakenIsShown() {
        mailbox("PERSON");
        owns(person("Olga"), "OWNER");
        String nils = person("Nils");
        SITE.change("UPDATE person SET contact_address = ? WHERE id = ?", mailbox, nils);

        Page page = ADAM.open("/admin/accounts/" + mailbox);

        assertThat(page.words()).contains("Others who signed in with this address");
        assertThat(page.html().select("tr[data-person=" + nils + "] a").attr("href"))
                .endsWith("/relink?person=" + nils);
    }

    @Test
    void custodiansComeAndGo() {
        mailbox("SERVICE");
        String olga = person("Olga");
        String nils = person("Nils");

        does("custodian", olga, Map.of());
        does("custodian", nils, Map.of());
        does("custodian/remove", olga, Map.of());

        assertThat(keepers()).containsExactly(nils + " CUSTODIAN");
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "CUSTODIAN_ADDED by admin", "CUSTODIAN_ADDED by admin", "CUSTODIAN_REMOVED by admin");
    }

    @Test
    void whoIsAppointedSignsInAndConnectsTheScannerUntilSomebodyElseIs() {
        mailbox("SERVICE");
        SITE.parts().dovecot().addMailbox(mailbox, "never-used-1");
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", mailbox, mailbox);
        WebSession bobs = WebSession.signedIn(SITE, Person.BOB);
        String bob = String.valueOf(
                SITE.rows("SELECT person_id FROM account_owner WHERE address = 'bob@example.org' AND role = 'OWNER'")
                        .get(0)
                        .get("person_id"));
        String query = "?account=" + mailbox.replace("@", "%40");
        int before = bobs.open("/app-passwords" + query).status();

        does("custodian", bob, Map.of());
        Page form = bobs.open("/app-passwords/new" + query + "&client=other");
        Page issued = bobs.submit(
                form, "/app-passwords" + query, Map.of("label", "scanner", "protocols", List.of("imap", "smtp")));
        does("custodian/remove", bob, Map.of());

        assertThat(before).isEqualTo(404);
        assertThat(issued.status()).as(issued.words()).isEqualTo(200);
        String secret = issued.html().select("#app-password").attr("data-value");
        assertThat(SITE.mailClient().submission("127.97.6.1", mailbox, secret).accepted())
                .isTrue();
        assertThat(bobs.open("/app-passwords" + query).status()).isEqualTo(404);
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "CUSTODIAN_ADDED by admin", "APP_PASSWORD_ISSUED by owner", "CUSTODIAN_REMOVED by admin");
    }

    @Test
    void aPersonsOwnMailboxHasNoCustodiansAndASharedOneNoOwner() {
        mailbox("PERSON");
        String olga = person("Olga");

        Page no = does("custodian", olga, Map.of());
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", mailbox);
        Page neither = does("relink", olga, Map.of("same", "no"));

        assertThat(no.status()).isEqualTo(409);
        assertThat(no.words()).contains("Only shared and service mailboxes have custodians");
        assertThat(neither.status()).isEqualTo(409);
        assertThat(keepers()).isEmpty();
        assertThat(acts()).isEmpty();
    }

    @Test
    void theKindChangesWhileTheMailboxIsNobodys() {
        mailbox("PERSON");
        String action = "/admin/accounts/" + mailbox + "/kind?kind=";

        ADAM.submit(ADAM.open(action + "SHARED"), action + "SHARED", Map.of());
        does("custodian", person("Olga"), Map.of());
        Page kept = ADAM.submit(ADAM.open(action + "PERSON"), action + "PERSON", Map.of());

        assertThat(kept.status()).isEqualTo(409);
        assertThat(SITE.rows("SELECT kind FROM account WHERE address = ?", mailbox))
                .containsExactly(Map.of("kind", "SHARED"));
    }

    /** An administrator of the domain who wants to read it: he would appoint himself, and put everything back. */
    @Test
    void whatACustodianMadeEndsAsTheMailboxBecomesAPersonsOwnAndItsReaderHearsOfAll() {
        mailbox("PERSON");
        String action = "/admin/accounts/" + mailbox + "/kind?kind=";
        String nils = person("Nils");

        ADAM.submit(ADAM.open(action + "SHARED"), action + "SHARED", Map.of());
        does("custodian", nils, Map.of());
        String phone = appPassword();
        does("custodian", person("Olga"), Map.of());
        does("custodian/remove", nils, Map.of());
        SITE.change("DELETE FROM account_owner WHERE address = ?", mailbox);
        ADAM.submit(ADAM.open(action + "PERSON"), action + "PERSON", Map.of());

        assertThat(SITE.rows("SELECT state, ended_why FROM app_password WHERE id = ? AND ended_at IS NOT NULL", phone))
                .containsExactly(Map.of("state", "ended", "ended_why", "revoked"));
        assertThat(acts()).contains("APP_PASSWORD_REVOKED by admin");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.of(SITE).to(mailbox).size() == 4);
        assertThat(Mails.of(SITE).to(mailbox))
                .extracting(mail -> mail.plain().replaceAll("\\s+", " "))
                .filteredOn(mail -> mail.contains("appointed a custodian of this mailbox"))
                .hasSize(2);
        assertThat(Mails.of(SITE).to(mailbox))
                .extracting(mail -> mail.plain().replaceAll("\\s+", " "))
                .anyMatch(mail -> mail.contains("counts as a shared or service mailbox now"))
                .anyMatch(mail -> mail.contains("counts as one person's own now. All its app passwords have ended"));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Mails.of(SITE).to("nils-" + number + "@example.net").size() == 1);
        assertThat(Mails.of(SITE).to("olga-" + number + "@example.net")).isEmpty();
    }

    @Test
    void nonsenseIsAnsweredInWordsAndChangesNothing() {
        mailbox("PERSON");
        String base = "/admin/accounts/" + mailbox;

        Stream.of("/relink?person=nonsense", "/relink?person=" + UUID.randomUUID())
                .forEach(path ->
                        assertThat(ADAM.open(base + path).status()).as(path).isEqualTo(404));
        Stream.of("/relink", "/kind?kind=nonsense", "/kind")
                .forEach(path ->
                        assertThat(ADAM.open(base + path).status()).as(path).isEqualTo(400));
        assertThat(ADAM.open("/admin/accounts/%C3%A1lice@example.org").status()).isEqualTo(404);
        assertThat(ADAM.open("/admin/accounts?q=" + "nobody@example.org").words())
                .contains("No mailbox has this address");
        assertThat(ADAM.open(base + "?q=%25%27%22%3Cb%3E_%5C").status()).isEqualTo(200);
        assertThat(ADAM.open("/admin/accounts?q=" + mailbox).url()).endsWith(base);
        assertThat(keepers()).isEmpty();
    }
}
