package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.stream.Stream;
import latchkey.mailserver.HeldAppPasswords.Wanted;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServers;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever holds a transaction asks no mail server: nothing is sent, and the fault is seen. */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class OutsideTransactionsIT {
    private static final String WHY = "a mail server is asked inside a transaction";

    private static CowPasture cow;

    @Inject
    MailServers servers;

    @Inject
    MailServerCalls calls;

    private final MailAddress mailbox = MailAddress.of("m" + UUID.randomUUID() + "@" + CowPasture.DOMAIN);

    @BeforeAll
    static void openTheGate() {
        cow = new CowPasture();
    }

    @AfterAll
    static void closeTheGate() {
        cow.close();
    }

    @Test
    void noCallOfMailcowsIsMade() {
        cow.stub.state().addMailbox(mailbox.toString(), "main");

        everyCall()
                .forEach(call -> assertThatThrownBy(
                                () -> QuarkusTransaction.requiringNew().run(call))
                        .hasStackTraceContaining(WHY));

        assertThat(cow.stub.state().appPasswordsOf(mailbox.toString())).isEmpty();
        assertThat(cow.stub.state().mailbox(mailbox.toString()).orElseThrow().waysIn())
                .contains("imap");
        isAskedAgain();
        everyCall().forEach(Runnable::run);
    }

    @Test
    void norByAThreadThatMakesItInSomebodysPlace() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> calls.publish("memory", credential())))
                .hasStackTraceContaining(WHY);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> calls.withdraw("memory", credential(), Optional.empty())))
                .hasStackTraceContaining(WHY);

        calls.withdraw("memory", credential(), Optional.of(calls.publish("memory", credential())));
    }

    /** Jobs of the portal that asked before the gate was open have it left alone for a moment. */
    private void isAskedAgain() {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(MailServer.Unreachable.class)
                .until(() -> {
                    servers.of(CowPasture.SERVER).bans().orElseThrow().active();
                    return true;
                });
    }

    private Stream<Runnable> everyCall() {
        MailServer server = servers.of(CowPasture.SERVER);
        Credential one = credential();
        return Stream.of(
                () -> server.publish(one),
                () -> server.change(one, server.handleFor(one)),
                () -> server.withdraw(one, server.handleFor(one)),
                () -> server.heldAppPasswords()
                        .orElseThrow()
                        .agree(mailbox, () -> new Wanted(List.of(), Set.of(), Set.of())),
                () -> server.mainPasswordSwitch().orElseThrow().refuse(mailbox),
                () -> server.mailboxDirectory().orElseThrow().mailboxes(CowPasture.DOMAIN),
                () -> server.foreignAppPasswords().orElseThrow().of(mailbox),
                () -> server.bans().orElseThrow().active());
    }

    private Credential credential() {
        FreshAppPassword fresh = FreshAppPassword.make();
        return new Credential(mailbox, fresh.selector(), fresh.hash(), EnumSet.of(Protocol.IMAP), "laptop");
    }
}
