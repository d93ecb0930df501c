package latchkey.operations.importing;

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
import org.junit.jupiter.api.Test;

/** Adam takes in a large file, and stops it; the portal dies twice meanwhile. Or a mailbox is to go by then. */
class StoppedImportIT {
    private static final Site SITE = Site.shared();
    private static final Upload ADAM = new Upload(WebSession.signedIn(SITE, Person.ADAM));

    private final String domain = OwnDomain.in(SITE).name();

    private String at(String login) {
        return login + "@" + domain;
    }

    @Test
    void aPortalThatIsKilledInTheMiddleGoesOnAndWhatWasStoppedWaits() {
        int all = 12_000;
        StringBuilder file = new StringBuilder("address,logins\n");
        for (int i = 0; i < all; i++) {
            file.append(at("k" + i)).append(',').append(at("l" + i)).append('\n');
        }
        String run = ADAM.send(file.toString()).url();

        awaitPast(run, "read_to");
        killAndRestart();
        ADAM.arrive(run, "READ");
        assertThat(ADAM.count(run, Outcome.ADD)).isEqualTo(all);
        ADAM.act(run, "begin", Map.of());
        assertThat(ADAM.send("address\n" + at("late") + "\n").status())
                .as("a second one")
                .isEqualTo(409);
        awaitPast(run, "done_to");
        ADAM.act(run, "stop", Map.of());
        String stopped = doneTo(run);
        assertThat(ADAM.admin().open(run).html().select("progress")).hasSize(1);
        assertThat(doneTo(run)).isEqualTo(stopped);
        ADAM.act(run, "go-on", Map.of());
        await().atMost(Duration.ofSeconds(60)).until(() -> !doneTo(run).equals(stopped));
        killAndRestart();
        ADAM.arrive(run, "ENDED");

        assertThat(SITE.rows("SELECT 1 FROM account WHERE domain = ?", domain)).hasSize(all);
        assertThat(SITE.rows("SELECT COUNT(*) AS n FROM account_login WHERE login LIKE ?", "%@" + domain))
                .containsExactly(Map.of("n", String.valueOf(2 * all)));
        assertThat(SITE.rows(
                        "SELECT COUNT(*) AS n, COUNT(DISTINCT address) AS once FROM audit_entry WHERE address LIKE ?",
                        "k%@" + domain))
                .containsExactly(Map.of("n", String.valueOf(all), "once", String.valueOf(all)));
        forget(run);
    }

    /** Others compare all that there is, before and after. */
    private void forget(String run) {
        SITE.change("DELETE FROM import_run WHERE id = ?", id(run));
        SITE.change("DELETE FROM account_login WHERE address LIKE ?", "%@" + domain);
        SITE.change("DELETE FROM account WHERE domain = ?", domain);
        SITE.change("DELETE FROM audit_entry WHERE address LIKE ?", "%@" + domain);
    }

    /** What is to be erased is found by its address. */
    @Test
    void whoHasToKeepHerAddressIsToldWhyInTheDryRunAndAgainIfThatCameLater() {
        for (String address : List.of(at("vera"), at("wilma"))) {
            SITE.change("INSERT INTO account (address, domain, active) VALUES (?, ?, FALSE)", address, domain);
            SITE.change("INSERT INTO account_login (login, address) VALUES (?, ?)", address, address);
        }
        String file = "address,renamed-from\n"
                + at("vera.new") + "," + at("vera") + "\n"
                + at("wilma.new") + "," + at("wilma") + "\n";
        String before = ADAM.dryRun(file);
        String erasure = isToBeErased(at("vera"));

        String after = ADAM.dryRun(file);
        ADAM.act(before, "begin", Map.of());
        ADAM.arrive(before, "ENDED");

        assertThat(ADAM.lines(before, "rename", "data-line")).containsExactly("3");
        for (String run : List.of(before, after)) {
            assertThat(ADAM.lines(run, "refused", "data-why")).containsExactly("being-erased");
        }
        assertThat(ADAM.admin().open(after + "?show=refused").words())
                .contains("The mailbox is being erased. It keeps its address until then. " + at("vera"));
        assertThat(SITE.rows("SELECT address FROM account WHERE domain = ? ORDER BY address", domain))
                .containsExactly(Map.of("address", at("vera")), Map.of("address", at("wilma.new")));
        SITE.change("DELETE FROM erasure WHERE id = ?", erasure);
    }

    /** It waits for the mail server to take back an app password. */
    private String isToBeErased(String address) {
        KnownAppPassword phone = KnownAppPassword.any();
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, form_id) SELECT ?, ?, ?, ?, 'phone', 'other', 'imap', 'live', MIN(id),"
                        + " UTC_TIMESTAMP(3), UUID() FROM person",
                phone.id().toString(),
                address,
                phone.selector(),
                phone.hash());
        String erasure = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO erasure (id, token, domain, state, asked_at, asked_by)"
                        + " VALUES (?, ?, ?, 'ASKED', UTC_TIMESTAMP(3), 'test')",
                erasure,
                "erased-" + erasure.substring(0, 20),
                domain);
        SITE.change("INSERT INTO erasure_name VALUES (?, 'NOW', ?)", erasure, address);
        return erasure;
    }

    private static void killAndRestart() {
        SITE.portal().kill9();
        SITE.portal().start();
        SITE.portal().waitUntilReady();
    }

    private static void awaitPast(String run, String column) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !SITE.rows("SELECT 1 FROM import_run WHERE id = ? AND " + column + " > 0", id(run))
                        .isEmpty());
    }

    private static String doneTo(String run) {
        return String.valueOf(SITE.rows("SELECT done_to FROM import_run WHERE id = ?", id(run))
                .get(0)
                .get("done_to"));
    }

    private static String id(String run) {
        return UUID.fromString(run.substring(run.lastIndexOf('/') + 1)).toString();
    }
}
