package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** The mailbox of an office that bob keeps, and what he and its devices do with its app passwords. */
final class RenewedOffice {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.21.1";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Mailbox mailbox = Mailbox.named(SITE, "renewed");
    private final WebSession bob;

    RenewedOffice(WebSession bob) {
        this.bob = bob;
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                address());
    }

    record Issued(String id, String secret) {}

    Mailbox mailbox() {
        return mailbox;
    }

    String address() {
        return mailbox.address();
    }

    Issued issue(String... protocols) {
        Page form = bob.open(at("/app-passwords/new") + "&client=other");
        return issued(bob.submit(
                form,
                at("/app-passwords"),
                Map.of("label", "phone " + UUID.randomUUID(), "protocols", List.of(protocols))));
    }

    Page renew(Issued old) {
        String act = at("/app-passwords/" + old.id() + "/renew");
        return bob.submit(bob.open(act), act, Map.of());
    }

    Page showCode(Page issued, Map<String, String> fields) {
        String action = issued.html().select("form[action*='/hand-over']").attr("action");
        return bob.submit(issued, action, fields);
    }

    Issued renewed(Issued old) {
        Page page = renew(old);
        assertThat(page.html().select("#overlap").text()).contains("7 days at most");
        return issued(page);
    }

    Issued issued(Page page) {
        assertThat(page.status()).as(page.words()).isEqualTo(200);
        return new Issued(
                page.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights.*$", ""),
                page.html().select("#app-password").attr("data-value"));
    }

    void revoke(Issued one, String how) {
        String act = at("/app-passwords/" + one.id() + "/" + how);
        assertThat(bob.submit(bob.open(act), act, Map.of()).status()).isEqualTo(303);
    }

    boolean receives(Issued one) {
        return SITE.mailClient().imaps(AT, address(), one.secret()).accepted();
    }

    boolean sends(Issued one) {
        return SITE.mailClient().submission(AT, address(), one.secret()).accepted();
    }

    void usedFor(Issued one, String protocols) {
        await().atMost(SOON)
                .until(() -> String.valueOf(SITE.rows("SELECT used_for FROM app_password WHERE id = ?", one.id())
                                .get(0)
                                .get("used_for"))
                        .equals(protocols));
    }

    String state(Issued one) {
        Map<String, ?> row = SITE.rows("SELECT state, ended_why FROM app_password WHERE id = ?", one.id())
                .get(0);
        return row.get("state") + " " + row.get("ended_why");
    }

    String endsAt(Issued one) {
        return String.valueOf(SITE.rows("SELECT ends_at FROM app_password WHERE id = ?", one.id())
                .get(0)
                .get("ends_at"));
    }

    void endsIn(Issued one, String when) {
        assertThat(SITE.change(
                        "UPDATE app_password SET ends_at = UTC_TIMESTAMP(3) + " + when + " WHERE id = ?", one.id()))
                .isEqualTo(1);
    }

    /** Another one's end has been seen to: all that was due before it has been too. */
    void roundsGoBy() {
        for (int round = 0; round < 2; round++) {
            String marker = mailbox.appPassword("imap").id().toString();
            SITE.change("UPDATE app_password SET ends_at = UTC_TIMESTAMP(3) WHERE id = ?", marker);
            await().atMost(SOON)
                    .until(() -> SITE.rows("SELECT 1 FROM app_password WHERE id = ? AND state = 'ended'", marker)
                                    .size()
                            == 1);
        }
    }

    int told(Issued old) {
        return SITE.rows(
                        "SELECT 1 FROM notice WHERE kind = 'APP_PASSWORD_REPLACED_SOON' AND subject LIKE ?",
                        old.id() + "%")
                .size();
    }

    boolean sameDevice(Issued old, Issued fresh) {
        return SITE.rows(
                                "SELECT 1 FROM app_password p JOIN app_password s ON s.label = p.label"
                                        + " AND s.client_key = p.client_key AND s.protocols = p.protocols"
                                        + " WHERE p.id = ? AND s.id = ?",
                                old.id(),
                                fresh.id())
                        .size()
                == 1;
    }

    List<String> acts(Issued one) {
        return SITE.rows("SELECT what FROM audit_entry WHERE thing = ? ORDER BY at", one.id()).stream()
                .map(row -> String.valueOf(row.get("what")))
                .toList();
    }

    String at(String path) {
        return path + "?account=" + address().replace("@", "%40");
    }
}
