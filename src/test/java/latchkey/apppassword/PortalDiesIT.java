package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import latchkey.apppassword.AppPassword.Ended;
import latchkey.apppassword.AppPassword.State;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.memory.MailServerInMemory;
import latchkey.mailserver.memory.MailServerInMemory.Call;
import latchkey.mailserver.memory.MailServerInMemory.Fault;
import latchkey.mailserver.memory.TrialInMemory;
import latchkey.mailserver.memory.TrialInMemory.Network;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portal ends, or stands still, in the middle of issuing; or another mail server is away for good. */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class PortalDiesIT {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private static Owner alice;

    @Inject
    MailServerInMemory server;

    @Inject
    TrialInMemory trial;

    @Inject
    AppPasswordSteps steps;

    @Inject
    AppPassword.Repository appPasswords;

    private MailAddress mailbox;

    @BeforeAll
    static void signIn() {
        alice = Owner.signedIn();
    }

    @BeforeEach
    void openMailbox() {
        mailbox = alice.newMailbox();
    }

    @AfterEach
    void recover() {
        server.recover();
        trial.network(Network.UP);
        trial.letGo();
    }

    @Test
    void onePublishedByAPortalThatThenDiedIsWithdrawnAsNeverShown() {
        AppPasswordSteps.Begun begun = begin();
        steps.published(begun.id(), server.publish(begun.credential()));

        await().atMost(TWO_MINUTES).until(() -> row(begun.id()).withdrawnAt != null);

        assertThat(row(begun.id()).endedWhy).isEqualTo(Ended.never_shown);
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
        assertThat(alice.devices(mailbox)).isZero();
    }

    @Test
    void onePublishedByAPortalThatDiedBeforeItCouldSayIsWithdrawnToo() {
        AppPasswordSteps.Begun begun = begin();
        server.publish(begun.credential());

        await().atMost(TWO_MINUTES).until(() -> row(begun.id()).withdrawnAt != null);

        assertThat(row(begun.id()).endedWhy).isEqualTo(Ended.never_shown);
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
    }

    @Test
    void oneThatWasWithdrawnWhileThePortalStoodStillIsNotShownByIt() {
        trial.network(Network.STANDING_STILL);
        Page form = alice.form(mailbox);
        CompletableFuture<Page> answer = CompletableFuture.supplyAsync(() -> alice.send(form));
        await().atMost(TWO_MINUTES).until(() -> rows().stream().anyMatch(one -> one.withdrawnAt != null));

        trial.letGo();

        assertThat(answer.join().status()).isEqualTo(503);
        assertThat(answer.join().html().select("#app-password")).isEmpty();
        await().atMost(TWO_MINUTES).until(() -> rows().get(0).withdrawnAt != null);
        assertThat(rows().get(0).state).isEqualTo(State.ended);
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
        assertThat(alice.devices(mailbox)).isZero();
    }

    @Test
    void oneThatIsPublishedAfterItsWithdrawalByAPortalThatStoodStillIsWithdrawnAgain() {
        AppPasswordSteps.Begun begun = begin();
        await().atMost(TWO_MINUTES).until(() -> row(begun.id()).withdrawnAt != null);

        MailServer.Handle late = server.publish(begun.credential());
        steps.published(begun.id(), late);

        assertThat(steps.show(begun.id(), Set.of(), by())).isFalse();
        await().atMost(TWO_MINUTES).until(() -> row(begun.id()).withdrawnAt != null);
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
    }

    @Test
    void oneWhosePublishingFailsAfterItsWithdrawalIsWithdrawnAgain() {
        AppPasswordSteps.Begun begun = begin();
        await().atMost(TWO_MINUTES).until(() -> row(begun.id()).withdrawnAt != null);

        server.publish(begun.credential());
        steps.neverShown(begun.id());

        await().atMost(TWO_MINUTES).until(() -> row(begun.id()).withdrawnAt != null);
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
    }

    @Test
    void theFormThatMadeNothingCanBeSentAgain() {
        Page form = alice.form(mailbox);
        server.fail(Call.PUBLISH, Fault.BEFORE_THE_FACT);
        assertThat(alice.send(form).status()).isEqualTo(503);
        server.recover();

        Page again = alice.send(form);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.html().select("#app-password").attr("data-value")).hasSize(32);
        assertThat(alice.devices(mailbox)).isEqualTo(1);
    }

    @Test
    void aServerThatIsAwayForGoodDoesNotHoldUpTheOthers() {
        MariaDb database = Parts.shared().mariaDb();
        database.execute("""
                USE latchkey;
                INSERT IGNORE INTO account (address, domain, kind) VALUES ('many@gone.test', 'gone.test', 'SHARED');
                INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,
                    made_by, created_at, shown_at, ended_at, ended_why, handle, form_id)
                SELECT UUID(), 'many@gone.test', LPAD(seq, 4, '0'), '', 'old', 'other', 'imap', 'ended',
                    '00000000-0000-4000-8000-000000000001', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),
                    UTC_TIMESTAMP(3) - INTERVAL 1 DAY, 'revoked', seq, UUID()
                FROM seq_1_to_150;
                """);
        alice.makesOne(mailbox);
        server.fail(Call.WITHDRAW, Fault.BEFORE_THE_FACT);
        alice.revokes(mailbox, rows().get(0).id);
        server.recover();

        await().atMost(TWO_MINUTES).until(() -> rows().get(0).withdrawnAt != null);

        assertThat(server.holdsAnyOf(mailbox)).isFalse();
        database.execute("DELETE FROM latchkey.app_password WHERE address = 'many@gone.test'");
    }

    private AppPasswordSteps.Begun begin() {
        return steps.begin(
                        mailbox,
                        new IssueAppPassword.Order(
                                "thunderbird",
                                Label.of("laptop"),
                                EnumSet.of(Protocol.IMAP),
                                UUID.randomUUID(),
                                Optional.empty()),
                        by())
                .orElseThrow();
    }

    /** Nobody makes one for a mailbox that is not his, not even a test. */
    private IssueAppPassword.By by() {
        UUID custodian = QuarkusTransaction.requiringNew()
                .call(() -> appPasswords
                        .getEntityManager()
                        .createQuery(
                                "select o.id.personId from AccountOwner o where o.id.address = :mailbox", UUID.class)
                        .setParameter("mailbox", mailbox.toString())
                        .getSingleResult());
        return new IssueAppPassword.By(custodian, "test", "owner");
    }

    private AppPassword row(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> appPasswords.findById(id));
    }

    private List<AppPassword> rows() {
        return QuarkusTransaction.requiringNew().call(() -> appPasswords.list("address", mailbox.toString()));
    }
}
