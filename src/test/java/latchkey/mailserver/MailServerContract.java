package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.apppassword.FreshAppPassword;
import latchkey.mailserver.HeldAppPasswords.Wanted;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Handle;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

/** What the portal may rely on, whichever mail server it talks to. */
public interface MailServerContract {
    MailServer server();

    /** A mailbox that this server has. */
    MailAddress mailbox();

    /** The portal writes an app password down before it publishes it. */
    void writtenDown(Credential credential, UUID id);

    /** The portal writes down that it has ended before it withdraws it. */
    void ended(UUID id);

    /** The portal writes down what it is called and good for now, before it tells the server. */
    void changed(Credential credential, UUID id);

    /** Lets the time pass for which the server takes what has ended, as its traits say. */
    default void forgets() {
        assertThat(server().traits().endsAtOnce()).isTrue();
    }

    /** A real login by a mail client. */
    boolean logsIn(Protocol protocol, String secret);

    /** Publishing has its effect, and the portal never hears of it. */
    void publishWithoutAnAnswer(Credential credential);

    /** What a mail server may be able to do beside taking app passwords. */
    enum Ability {
        CHECKS_ITSELF,
        HOLDS_COPIES,
        SWITCHES_MAIN_PASSWORDS,
        LISTS_MAILBOXES,
        MAKES_APP_PASSWORDS,
        SHUTS_OUT
    }

    /** Of this one; of the others it says that it has none. */
    Set<Ability> abilities();

    @Test
    default void itSaysWhatItIsAbleToDoAndHowSoon() {
        Map<Ability, Optional<?>> told = Map.of(
                Ability.CHECKS_ITSELF, server().selfCheck(),
                Ability.HOLDS_COPIES, server().heldAppPasswords(),
                Ability.SWITCHES_MAIN_PASSWORDS, server().mainPasswordSwitch(),
                Ability.LISTS_MAILBOXES, server().mailboxDirectory(),
                Ability.MAKES_APP_PASSWORDS, server().foreignAppPasswords(),
                Ability.SHUTS_OUT, server().bans());

        assertThat(told.entrySet().stream()
                        .filter(one -> one.getValue().isPresent())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(abilities());
        assertThat(server().key()).isNotBlank();
        assertThat(server().traits().endsWithin()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(server().traits().toldWithin()).isPositive();
    }

    @Test
    default void whatThePortalMadeIsNotAmongWhatOthersHaveMadeThere() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP));
        server().publish(laptop.credential());

        assertThat(server().foreignAppPasswords().stream().flatMap(foreign -> foreign.of(mailbox()).stream()))
                .noneMatch(one -> one.name().contains(laptop.credential().selector()));
        withdrawn(laptop);
    }

    @Test
    default void lettingInANetworkThatIsNotShutOutIsNoError() {
        assertThatCode(() -> server().bans().ifPresent(bans -> {
                    bans.lift("198.51.100.77/32");
                    assertThat(bans.active()).noneMatch(ban -> ban.network().equals("198.51.100.77/32"));
                }))
                .doesNotThrowAnyException();
    }

    @Test
    default void aCopyThatIsAsItShouldBeStaysAndOneThatIsMissingComes() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP));
        Handle handle = server().publish(laptop.credential());
        Issued phone = issued(EnumSet.of(Protocol.IMAP));

        server().heldAppPasswords()
                .ifPresent(held -> assertThat(held.agree(mailbox(), () -> wanted(laptop, phone)))
                        .containsEntry(laptop.credential().selector(), handle)
                        .containsKey(phone.credential().selector()));

        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();
        assertThat(server().heldAppPasswords().isEmpty() || logsIn(Protocol.IMAP, phone.secret()))
                .isTrue();
        withdrawn(laptop);
        withdrawn(phone);
    }

    @Test
    default void aPublishedAppPasswordLogsIn() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP, Protocol.SMTP));

        server().publish(laptop.credential());

        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();
        assertThat(logsIn(Protocol.SMTP, laptop.secret())).isTrue();
        withdrawn(laptop);
    }

    @Test
    default void itLogsInByTheProtocolsItWasMadeForAndByNoOther() {
        Issued scanner = issued(EnumSet.of(Protocol.SMTP));

        server().publish(scanner.credential());

        assertThat(logsIn(Protocol.SMTP, scanner.secret())).isTrue();
        assertThat(logsIn(Protocol.IMAP, scanner.secret())).isFalse();
        withdrawn(scanner);
    }

    @Test
    default void publishingItAgainGivesTheSameHandleAndChangesNothing() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP));

        Handle first = server().publish(laptop.credential());
        Handle second = server().publish(laptop.credential());

        assertThat(second).isEqualTo(first);
        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();
        withdrawn(laptop);
        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isFalse();
    }

    @Test
    default void aWithdrawnAppPasswordIsRefusedAtTheNextLoginAndItsNeighbourIsNot() {
        Issued lost = issued(EnumSet.of(Protocol.IMAP));
        Issued kept = issued(EnumSet.of(Protocol.IMAP));
        Handle handle = server().publish(lost.credential());
        server().publish(kept.credential());
        assertThat(logsIn(Protocol.IMAP, lost.secret())).isTrue();

        ended(lost.id());
        server().withdraw(lost.credential(), handle);
        forgets();

        assertThat(logsIn(Protocol.IMAP, lost.secret())).isFalse();
        assertThat(logsIn(Protocol.IMAP, kept.secret())).isTrue();
        withdrawn(kept);
    }

    @Test
    default void withdrawingWhatIsNotThereIsNoError() {
        Issued never = issued(EnumSet.of(Protocol.IMAP));
        ended(never.id());

        assertThatCode(() -> {
                    server().withdraw(never.credential(), server().handleFor(never.credential()));
                    server().withdraw(never.credential(), server().handleFor(never.credential()));
                })
                .doesNotThrowAnyException();

        assertThat(logsIn(Protocol.IMAP, never.secret())).isFalse();
    }

    @Test
    default void whatWasPublishedWithoutAnAnswerCanBeWithdrawn() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP));
        publishWithoutAnAnswer(laptop.credential());
        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();

        withdrawn(laptop);

        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isFalse();
    }

    @Test
    default void anAppPasswordCanBeNarrowedToFewerProtocols() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP, Protocol.SMTP));
        Handle handle = server().publish(laptop.credential());
        assertThat(logsIn(Protocol.SMTP, laptop.secret())).isTrue();

        change(laptop, handle, EnumSet.of(Protocol.IMAP), "laptop");

        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();
        assertThat(logsIn(Protocol.SMTP, laptop.secret())).isFalse();
        withdrawn(laptop);
    }

    @Test
    default void aRenamedAppPasswordLogsInAsBeforeAndCanBeWithdrawn() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP));
        Handle handle = server().publish(laptop.credential());

        Issued renamed = change(laptop, handle, EnumSet.of(Protocol.IMAP), "Bob's <b>büro</b>");

        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();
        withdrawn(renamed);
        assertThat(logsIn(Protocol.IMAP, laptop.secret())).isFalse();
    }

    @Test
    default void changingWhatIsNotThereIsNoErrorAndMakesNothing() {
        Issued never = issued(EnumSet.of(Protocol.IMAP));
        ended(never.id());

        server().change(never.credential(), server().handleFor(never.credential()));

        assertThat(logsIn(Protocol.IMAP, never.secret())).isFalse();
    }

    record Issued(UUID id, String secret, Credential credential) {}

    private static Wanted wanted(Issued... live) {
        return new Wanted(Stream.of(live).map(Issued::credential).toList(), Set.of(), Set.of());
    }

    /** Made, and not published yet. */
    default Issued issued(Set<Protocol> protocols) {
        FreshAppPassword fresh = FreshAppPassword.make();
        Issued issued = new Issued(
                UUID.randomUUID(),
                fresh.secret(),
                new Credential(mailbox(), fresh.selector(), fresh.hash(), protocols, "laptop"));
        writtenDown(issued.credential(), issued.id());
        return issued;
    }

    private Issued change(Issued issued, Handle handle, Set<Protocol> protocols, String label) {
        Credential before = issued.credential();
        Credential after = new Credential(before.address(), before.selector(), before.hash(), protocols, label);
        changed(after, issued.id());
        server().change(after, handle);
        forgets();
        return new Issued(issued.id(), issued.secret(), after);
    }

    default void withdrawn(Issued issued) {
        ended(issued.id());
        server().withdraw(issued.credential(), server().handleFor(issued.credential()));
        forgets();
    }
}
