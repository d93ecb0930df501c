package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carla is called otherwise now. The mail server has both of her addresses. */
class RenameIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ADAM = WebSession.signedIn(SITE, Person.ADAM);
    private static final String DOMAIN = "r" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private static final String LANG = "carla.lang@" + DOMAIN;
    private static final String BERG = "carla.berg@" + DOMAIN;
    private static final SiteLogin CARLA = new SiteLogin(BERG, "carla-main-1");
    private static final OwnDovecot MAIL_SERVER = SITE.parts()
            .ownDovecot("renaming")
            .besidePasswdFile(Map.of(LANG, CARLA, BERG, CARLA))
            .asking("socket = \"" + SITE.parts().mariaDb().socket() + "\"");

    private final KnownAppPassword phone = KnownAppPassword.any();

    @BeforeAll
    static void start() {
        MAIL_SERVER.start();
        SITE.change("INSERT INTO domain (name) VALUES (?)", DOMAIN);
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.close();
        SITE.change("DELETE FROM mail_server_script WHERE source = 'own'");
    }

    @BeforeEach
    void giveCarlaAPhone() {
        for (String address : List.of(LANG, BERG)) {
            SITE.change("DELETE FROM app_password WHERE address = ?", address);
            SITE.change("DELETE FROM account_login WHERE address = ?", address);
            SITE.change("DELETE FROM account WHERE address = ?", address);
            SITE.change("DELETE FROM login_use WHERE address = ?", address);
            SITE.change("DELETE FROM failing_client WHERE address = ?", address);
        }
        SITE.change("INSERT INTO account (address, domain) VALUES (?, ?)", LANG, DOMAIN);
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", LANG, LANG);
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) VALUES (?, ?, ?, ?, 'phone', 'other', 'imap', 'live',"
                        + " '00000000-0000-4000-8000-000000000001', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID())",
                phone.id().toString(),
                LANG,
                phone.selector(),
                phone.hash());
    }

    private boolean letIn(String login) {
        return MAIL_SERVER.client().imaps("127.7.7.7", login, phone.text()).accepted();
    }

    private static Page rename(String from, String to) {
        String action = "/admin/accounts/" + from + "/rename";
        return ADAM.follow(ADAM.submit(ADAM.open(action), action, Map.of("to", to)));
    }

    private static List<Map<String, @Nullable String>> rows(String table, String column, String value) {
        return SITE.rows("SELECT * FROM " + table + " WHERE " + column + " = ?", value);
    }

    @Test
    void herPhoneGoesOnByBothAddressesUntilTheTimeOfTheFormerOneIsOver() {
        assertThat(letIn(BERG)).as("before").isFalse();

        Page page = rename(LANG, "Carla.Berg@" + DOMAIN);

        assertThat(page.url()).endsWith("/admin/accounts/" + BERG);
        assertThat(letIn(BERG)).as("by the new address").isTrue();
        assertThat(letIn(LANG)).as("by the former address").isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !rows("login_use", "app_password_id", phone.id().toString())
                        .isEmpty());
        assertThat(rows("login_use", "app_password_id", phone.id().toString()))
                .allSatisfy(use -> assertThat(use).containsEntry("address", BERG));

        SITE.change("UPDATE account_login SET until = UTC_TIMESTAMP(3) WHERE login = ?", LANG);

        assertThat(letIn(LANG)).as("afterwards").isFalse();
        assertThat(letIn(BERG)).isTrue();
    }

    @Test
    void whoeverReadsMailAtTheNewAddressIsToldAndSoIsWhoKeepsIt() {
        String carla = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO person (id, issuer, subject, contact_address, language_seen)"
                        + " VALUES (?, 'https://elsewhere.example', ?, 'carla@example.net', 'de')",
                carla,
                carla);
        SITE.change("INSERT INTO account_owner VALUES (?, ?, 'OWNER', UTC_TIMESTAMP(3), 'test')", LANG, carla);

        rename(LANG, BERG);

        assertThat(SITE.rows(
                        "SELECT recipient, thing FROM notice WHERE kind = 'MAILBOX_RENAMED' AND address = ?"
                                + " AND created_at >= (SELECT created_at FROM account WHERE address = ?)",
                        BERG,
                        BERG))
                .containsExactlyInAnyOrder(
                        Map.of("recipient", BERG, "thing", LANG),
                        Map.of("recipient", "carla@example.net", "thing", LANG));
        SITE.change("DELETE FROM account_owner WHERE person_id = ?", carla);
    }

    /** @param what reason, certainty and fingerprint */
    private static void refused(String protocol, String tried, String what) {
        SITE.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, fingerprint, networks, login,"
                        + " first_at, last_at, tries) VALUES (UNHEX(LEFT(SHA2(?, 256), 32)), ?, ?, " + what
                        + ", '192.0.2.9', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 5)",
                LANG + "|" + protocol + "|" + tried,
                LANG,
                protocol,
                LANG);
    }

    @Test
    void whatIsKnownOfHerFollows() {
        for (String address : List.of(LANG, BERG)) {
            SITE.change(
                    "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                            + " judged_within_ms) VALUES (?, 'imap', '192.0.2.9', '2026-01-05 10:00', 'own', 3,"
                            + " '2026-01-05 10:01', '2026-01-05 10:02', 9)",
                    address);
        }
        SITE.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, fingerprint, networks, login,"
                        + " first_at, last_at, tries) VALUES (UNHEX(LEFT(SHA2(?, 256), 32)), ?, 'imap', 'stale-client',"
                        + " 'probable', 4711, '192.0.2.9', ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 5)",
                LANG + "|imap|fp4711",
                LANG,
                LANG);
        refused("smtp", "and more", "'stale-client', 'probable', 4712");
        refused("imap", "account_off", "'account-off', 'certain', NULL");
        SITE.change(
                "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on,"
                        + " reason, certainty, tries) VALUES (?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 'own', ?, ?, 'imap',"
                        + " 'not_an_app_password', TRUE, 'stale-client', 'probable', 1)",
                String.valueOf(System.identityHashCode(this)),
                LANG,
                LANG);

        rename(LANG, BERG);

        assertThat(rows("login_use", "address", LANG)).isEmpty();
        assertThat(rows("login_use", "address", BERG))
                .filteredOn(use -> "192.0.2.9".equals(use.get("network")))
                .singleElement()
                .satisfies(use -> assertThat(use).containsEntry("logins", "6"));
        assertThat(SITE.rows(
                        "SELECT address FROM failing_client WHERE id = UNHEX(LEFT(SHA2(?, 256), 32))",
                        BERG + "|imap|fp4711"))
                .containsExactly(Map.of("address", BERG));
        assertThat(SITE.rows(
                        "SELECT 1 FROM failing_client WHERE address = ? AND id IN"
                                + " (UNHEX(LEFT(SHA2(?, 256), 32)), UNHEX(LEFT(SHA2(?, 256), 32)))",
                        BERG,
                        BERG + "|smtp|and more",
                        BERG + "|imap|account_off"))
                .as("what stands for many, whatever came last, and what was no secret")
                .hasSize(2);
        assertThat(SITE.rows("SELECT login FROM login_attempt WHERE address = ?", BERG))
                .containsExactly(Map.of("login", LANG));
        assertThat(SITE.rows(
                        "SELECT address FROM app_password WHERE id = ?",
                        phone.id().toString()))
                .containsExactly(Map.of("address", BERG));
        assertThat(SITE.rows(
                        "SELECT address, note FROM audit_entry WHERE what = 'ACCOUNT_RENAMED' AND address IN (?, ?)"
                                + " ORDER BY at DESC, address LIMIT 2",
                        LANG,
                        BERG))
                .containsExactly(
                        Map.of("address", BERG, "note", LANG + " →"), Map.of("address", LANG, "note", "→ " + BERG));
    }

    @Test
    void noAddressThatIsThereAlreadyIsTakenOver() {
        SITE.change("INSERT INTO account (address, domain) VALUES (?, ?)", BERG, DOMAIN);
        SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", BERG, BERG);

        Page taken = rename(LANG, BERG);
        Page noDomain = rename(LANG, "carla@unserved.example");
        Page noAddress = rename(LANG, "cárla@" + DOMAIN);

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.words()).contains("The address is in use");
        assertThat(noDomain.status()).isEqualTo(409);
        assertThat(noAddress.status()).isEqualTo(422);
        assertThat(SITE.rows(
                        "SELECT login, address FROM account_login WHERE login LIKE ? ORDER BY login", "%@" + DOMAIN))
                .containsExactly(Map.of("login", BERG, "address", BERG), Map.of("login", LANG, "address", LANG));
    }
}
