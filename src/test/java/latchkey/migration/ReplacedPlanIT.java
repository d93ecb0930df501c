package latchkey.migration;

import static latchkey.migration.OwnDomain.account;
import static latchkey.migration.OwnDomain.awaitRefused;
import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** A dry run names whom its rule will take, and a plan that follows another one does as it was told. */
class ReplacedPlanIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.96.0.6";
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private final OwnDomain domain = OwnDomain.in(SITE);
    private final WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

    @Test
    void aDateThatAliceHadInAPlanBeforeDoesNotCutHerOffInTheNewOne() {
        Mailbox alice = domain.mailbox("alice");
        domain.reported(alice, 14);
        SITE.change("INSERT INTO planned_date VALUES (?, UTC_TIMESTAMP(3) - INTERVAL 9 DAY, 'test')", alice.address());

        Page dryRun = domain.tryDry(
                adam, Map.of("rule", "PLANNED", "date", today.plusDays(30).toString()));
        Page switched = domain.switchOn(adam, dryRun);
        awaitSwept();

        assertThat(switched.status()).isEqualTo(303);
        assertThat(account(alice).get("main_password_refused_from"))
                .startsWith(today.plusDays(30).toString());
        assertThat(letIn(alice, AT)).isTrue();
    }

    @Test
    void whomThePlanBeforeHadNamedIsNoSurpriseToTheNewOne() {
        Mailbox bob = domain.mailbox("bob");
        Mailbox carol = domain.mailbox("carol");
        domain.reported(bob, 14);
        UUID before = domain.plan("PLANNED");
        SITE.change(
                "INSERT INTO dry_run_client SELECT dry_run, ?, 'imap', '192.0.2.7', '', 3, UTC_TIMESTAMP(3), TRUE"
                        + " FROM rule_plan WHERE id = ?",
                bob.address(),
                before.toString());
        awaitRefused(bob, AT);
        awaitRefused(carol, AT);

        Page dryRun = domain.tryDry(adam, Map.of("rule", "PLANNED", "date", today.toString()));
        Page switched = domain.switchOn(adam, dryRun);

        assertThat(switched.status()).isEqualTo(303);
        assertThat(SITE.rows(
                        "SELECT c.address FROM dry_run_client c JOIN rule_plan p ON p.dry_run = c.dry_run"
                                + " WHERE p.domain = ? AND p.ended_at IS NULL",
                        domain.name()))
                .extracting(row -> row.get("address"))
                .containsExactly(bob.address());
        assertThat(letIn(bob, AT)).isFalse();
    }

    @Test
    void aSharedMailboxHasNoSecondFactorAndIsNotNamedForOne() {
        Mailbox dora = domain.mailbox("dora");
        Mailbox info = domain.mailbox("info");
        domain.reported(dora, 14);
        domain.reported(info, 14);
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", info.address());

        Page dryRun = domain.tryDry(adam, Map.of("rule", "SECOND_FACTOR"));

        assertThat(dryRun.words()).contains(dora.address()).doesNotContain(info.address());
        assertThat(SITE.rows("SELECT accounts, named FROM dry_run WHERE domain = ?", domain.name()))
                .containsExactly(Map.of("accounts", "1", "named", "1"));
    }

    private void awaitSwept() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !SITE.rows(
                                "SELECT 1 FROM rule_plan WHERE domain = ? AND swept_at IS NOT NULL", domain.name())
                        .isEmpty());
    }
}
