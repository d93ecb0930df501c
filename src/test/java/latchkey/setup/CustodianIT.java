package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Adam lets Bob keep the mailbox of a device, and takes it from him again. */
class CustodianIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.7.1";

    private final Mailbox scanner = Mailbox.named(SITE, "scanner").refuseMainPassword();
    private final WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);

    @Test
    void bobSetsUpTheScannerUntilItIsTakenFromHimAndTheScannerGoesOn() {
        SITE.change("UPDATE account SET kind = 'SERVICE' WHERE address = ?", scanner.address());
        int before = bob.get(at("/app-passwords")).status();

        does("custodian");
        Page overview = bob.open(at("/app-passwords"));
        Page issued = issue();
        String id = issued.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights.*$", "");
        String secret = Objects.requireNonNull(issued.html().selectFirst("#app-password"))
                .text();
        boolean byAppPassword = letIn(secret);
        boolean byMainPassword = letIn(scanner.mainPassword());
        does("custodian/remove");

        assertThat(before).isEqualTo(404);
        assertThat(overview.status()).isEqualTo(200);
        assertThat(overview.words()).contains(scanner.address());
        assertThat(SITE.rows("SELECT 1 FROM app_password WHERE id = ? AND address = ?", id, scanner.address()))
                .hasSize(1);
        assertThat(byAppPassword).isTrue();
        assertThat(byMainPassword).isFalse();
        assertThat(Stream.of(
                                "/app-passwords",
                                "/app-passwords/new",
                                "/app-passwords/" + id,
                                "/app-passwords/" + id + "/revoke",
                                "/app-passwords/" + id + "/lights")
                        .map(path -> bob.get(at(path)).status()))
                .containsOnly(404);
        assertThat(bob.get("/app-passwords").status()).as("his own").isEqualTo(200);
        assertThat(letIn(secret)).as("the device's own, not Bob's").isTrue();
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE address = ? ORDER BY at", scanner.address()))
                .extracting(row -> row.get("what"))
                .containsExactly("CUSTODIAN_ADDED", "APP_PASSWORD_ISSUED", "CUSTODIAN_REMOVED");
    }

    private Page issue() {
        Page form = bob.open(at("/app-passwords/new") + "&client=other");
        String action = form.html().select("form.form").attr("action");
        return bob.submit(form, action, Map.of("label", "scanner", "protocols", List.of("imap")));
    }

    private void does(String act) {
        String bobs = String.valueOf(SITE.rows("SELECT person_id FROM account_owner WHERE address = 'bob@example.org'")
                .get(0)
                .get("person_id"));
        String action = "/admin/accounts/" + scanner.address() + "/" + act + "?person=" + bobs;
        assertThat(adam.submit(adam.open(action), action, Map.of()).status()).isEqualTo(303);
    }

    private boolean letIn(String password) {
        return SITE.mailClient().imaps(AT, scanner.address(), password).accepted();
    }

    private String at(String path) {
        return path + "?account=" + scanner.address().replace("@", "%40");
    }
}
