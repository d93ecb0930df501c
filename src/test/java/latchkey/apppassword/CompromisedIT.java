package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alice and Bob keep a mailbox, and somebody else has got hold of it. */
class CompromisedIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.23.1";

    private final Mailbox office = Mailbox.named(SITE, "compromised").refuseMainPassword();
    private final List<KnownAppPassword> devices =
            Stream.of("imap", "imap,smtp", "imap").map(office::appPassword).toList();
    private final WebSession alice = WebSession.signedIn(SITE, Person.ALICE);
    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);

    CompromisedIT() {
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address IN ('alice@example.org', 'bob@example.org')",
                office.address());
    }

    @AfterEach
    void everybodyMayComeBack() {
        SITE.change("DELETE FROM account_owner WHERE address = ?", office.address());
        SITE.change("UPDATE person SET sessions_valid_from = NULL");
    }

    @Test
    void everythingEndsAtOnceAndEverybodyIsToldAndSignedOut() {
        assertThat(letIn()).isEqualTo(3);
        Page question = bob.open(at("/compromised"));

        Page told = bob.submit(question, at("/compromised"), Map.of());

        assertThat(question.words())
                .contains("All app passwords of this mailbox end at once", "signed out of Latchkey");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.words()).contains("Everything has ended", "Change your main password");
        assertThat(letIn()).isZero();
        assertThat(bob.get("/home").status()).as("bob is signed out").isEqualTo(302);
        assertThat(alice.get("/home").status()).as("so is alice").isEqualTo(302);
        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "APP_PASSWORD_REVOKED", "APP_PASSWORD_REVOKED", "APP_PASSWORD_REVOKED", "ACCOUNT_COMPROMISED");
        assertThat(SITE.rows("SELECT 1 FROM audit_entry WHERE what = 'SESSIONS_ENDED'"
                        + " AND at > UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE"))
                .hasSizeGreaterThanOrEqualTo(2);
        for (String keeper : List.of("alice@example.org", "bob@example.org")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Mails.of(SITE).to(keeper).stream()
                            .anyMatch(mail -> mail.subject().contains("compromised")
                                    && mail.plain().contains(office.address())));
        }
    }

    @Test
    void nothingHappensUntilItIsConfirmed() {
        bob.open(at("/compromised"));
        bob.open(at("/app-passwords/revoke-all"));

        assertThat(letIn()).isEqualTo(3);
        assertThat(acts()).isEmpty();
    }

    @Test
    void allAppPasswordsAreRevokedAndBobStaysSignedIn() {
        Page list = bob.follow(
                bob.submit(bob.open(at("/app-passwords/revoke-all")), at("/app-passwords/revoke-all"), Map.of()));

        assertThat(list.words()).contains("All app passwords are revoked");
        assertThat(list.html().select("tr[data-app-password]")).isEmpty();
        assertThat(letIn()).isZero();
        assertThat(acts()).hasSize(3).containsOnly("APP_PASSWORD_REVOKED");
        Page again = bob.open(at("/app-passwords/revoke-all"));
        assertThat(again.words()).contains("There is nothing to revoke").doesNotContain("?");
        assertThat(again.html().select("main form")).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Mails.of(SITE).to("alice@example.org").stream()
                        .anyMatch(mail -> mail.subject().startsWith("All app passwords of a mailbox")
                                && mail.plain().contains(office.address())));
    }

    @Test
    void whatIsBeingReplacedEndsWithTheRest() {
        SITE.change(
                "UPDATE app_password SET successor_id = ?, ends_at = UTC_TIMESTAMP(3) + INTERVAL 1 DAY WHERE id = ?",
                devices.get(1).id().toString(),
                devices.get(0).id().toString());

        bob.submit(bob.open(at("/compromised")), at("/compromised"), Map.of());

        assertThat(letIn()).isZero();
        assertThat(SITE.rows("SELECT 1 FROM app_password WHERE address = ? AND state = 'ended'", office.address()))
                .hasSize(3);
    }

    private long letIn() {
        return devices.stream()
                .filter(device -> SITE.mailClient()
                        .imaps(AT, office.address(), device.text())
                        .accepted())
                .count();
    }

    private List<String> acts() {
        return SITE.rows("SELECT what FROM audit_entry WHERE address = ?", office.address()).stream()
                .map(row -> String.valueOf(row.get("what")))
                .toList();
    }

    private String at(String path) {
        return path + "?account=" + office.address().replace("@", "%40");
    }
}
