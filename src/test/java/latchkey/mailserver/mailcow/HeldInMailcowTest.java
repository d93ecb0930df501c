package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.StubAppPassword;
import latchkey.mailserver.HeldAppPasswords;
import latchkey.mailserver.HeldAppPasswords.Wanted;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Handle;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mailcow holds of Alice's app passwords comes to be what she was shown. */
class HeldInMailcowTest {
    private static final String ALICE = "alice@cow.test";
    private static final MailAddress MAILBOX = MailAddress.of(ALICE);

    private final Credential laptop = Credentials.of(ALICE, "laptop").credential();
    private final Credential phone = Credentials.of(ALICE, "phone").credential();
    private StubbedMailcow mailcow;
    private HeldAppPasswords held;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
        held = mailcow.server.heldAppPasswords().orElseThrow();
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    void whatIsMissingIsPublishedAndWhatIsLeftOverWithdrawn() {
        mailcow.server.publish(phone);

        Map<String, Handle> handles = agree(wanted(laptop));

        assertThat(handles).containsOnlyKeys(laptop.selector());
        assertThat(there()).containsExactly("laptop (latchkey " + laptop.selector() + ")");
        assertThat(Objects.requireNonNull(handles.get(laptop.selector())).text())
                .isEqualTo(
                        "" + mailcow.stub.state().appPasswordsOf(ALICE).get(0).id());
    }

    @Test
    void whatSheMadeOnMailcowsPageStays() {
        mailcow.stub.state().addAppPassword(ALICE, "iPhone", "a-secret-of-hers", List.of("imap"));

        agree(wanted());

        assertThat(there()).containsExactly("iPhone");
    }

    @Test
    void whatBearsOurNameAndIsNotKnownHereStaysToo() {
        mailcow.stub.state().addAppPassword(ALICE, "tablet (latchkey zzzz)", "a-secret-of-hers", List.of("imap"));

        agree(wanted(laptop));

        assertThat(there()).contains("tablet (latchkey zzzz)");
    }

    @Test
    void whatIsBeingMadeIsLeftAloneThereOrNot() {
        mailcow.server.publish(phone);

        agree(new Wanted(List.of(), Set.of(phone.selector(), laptop.selector()), Set.of()));

        assertThat(there()).hasSize(1);
    }

    @Test
    void aNarrowedRenamedOrSwitchedOffOneIsBroughtInLine() {
        Handle handle = mailcow.server.publish(laptop);
        Raw.with(mailcow.stub)
                .post(
                        "edit/app-passwd",
                        "{\"items\":[\"" + handle.text() + "\"],\"attr\":{\"username\":\"" + ALICE
                                + "\",\"active\":\"0\",\"app_name\":\"x\",\"protocols\":[\"imap_access\",\"dav_access\"]}}");
        Credential narrow =
                new Credential(MAILBOX, laptop.selector(), laptop.hash(), EnumSet.of(Protocol.POP3), "tablet");

        assertThat(agree(wanted(narrow))).containsEntry(laptop.selector(), handle);

        StubAppPassword there = mailcow.stub.state().appPasswordsOf(ALICE).get(0);
        assertThat(there.active()).isTrue();
        assertThat(there.services()).containsExactly("pop3");
        assertThat(there.name()).startsWith("tablet (latchkey ");
    }

    @Test
    void oneThatIsRevokedElsewhereWhileItIsPublishedAgainIsWithdrawn() {
        Iterator<Wanted> looks = List.of(wanted(laptop), wanted()).iterator();

        held.agree(MAILBOX, looks::next);

        assertThat(there()).isEmpty();
    }

    @Test
    void aMailboxThatIsInLineCostsOneQuestion() {
        agree(wanted(laptop, phone));
        int before = mailcow.stub.requests("");

        agree(wanted(laptop, phone));

        assertThat(mailcow.stub.requests("")).isEqualTo(before + 1);
    }

    @Test
    void itIsKnownWhenMailcowDidNotAnswer() {
        agree(wanted(laptop));
        assertThat(held.disturbedAt()).isEmpty();
        mailcow.stub.faults().all(Fault.ERROR_500);

        assertThatThrownBy(() -> agree(wanted(laptop))).isInstanceOf(Unreachable.class);

        assertThat(held.disturbedAt()).isPresent();
    }

    @Test
    void aThousandMailboxesAreComparedWithinTwoMinutesWithOneRequestAtATime() {
        int measured = Boolean.getBoolean("latchkey.full") ? 1_000 : 100;
        IntStream.range(0, measured).forEach(i -> mailcow.stub.state().addMailbox("user" + i + "@cow.test", "main"));
        mailcow.stub.delays().on(true);
        long begin = System.nanoTime();

        for (int i = 0; i < measured; i++) {
            String address = "user" + i + "@cow.test";
            Wanted wanted =
                    i % 20 == 0 ? wanted(Credentials.of(address, "laptop").credential()) : wanted();
            held.agree(MailAddress.of(address), () -> wanted);
        }

        Duration forAThousand = Duration.ofNanos((System.nanoTime() - begin) * 1000 / measured);
        assertThat(mailcow.stub.mostAtOnce()).isEqualTo(1);
        assertThat(forAThousand).isLessThan(Duration.ofMinutes(2));
        System.out.printf(
                "%d mailboxes of a mailcow compared, one in 20 brought in line: %d s for 1,000%n",
                measured, forAThousand.toSeconds());
    }

    private Map<String, Handle> agree(Wanted wanted) {
        return held.agree(MAILBOX, () -> wanted);
    }

    private Wanted wanted(Credential... live) {
        return new Wanted(Stream.of(live).toList(), Set.of(), Set.of(laptop.selector(), phone.selector()));
    }

    private List<String> there() {
        return mailcow.stub.state().appPasswordsOf(ALICE).stream()
                .map(StubAppPassword::name)
                .toList();
    }
}
