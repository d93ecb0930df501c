package latchkey.operations.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.migration.OwnDomain;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Vera's mailbox is to be erased, and something is in the way, or somebody comes again before it is done. */
class ErasureOnItsWayIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ADAM = WebSession.signedIn(SITE, Person.ADAM);

    private final String domain = OwnDomain.in(SITE).name();
    private final EverythingAbout everything = new EverythingAbout(SITE, domain);
    private final String vera = "vera.before@" + domain;
    private final String maiden = "vera.maiden@" + domain;
    private final String wim = "wim@" + domain;
    private final String person = UUID.randomUUID().toString();
    private final String who = "https://elsewhere.example vera-" + domain;

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
        await().atMost(Duration.ofSeconds(90))
                .until(() -> everything.naming(vera).isEmpty());
    }
}
