package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import latchkey.mailcow.StubAppPassword;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.mailserver.MailServer.Handle;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traps around app passwords at mailcow: each as the real one does it, and how the portal does not fall into it. */
class AppPasswordsAtMailcowTest {
    private static final String ALICE = "alice@cow.test";
    private static final String BOB = "bob@cow.test";
    private static final String PHONE = "203.0.113.7";

    private final Credentials laptop = Credentials.of(ALICE, "Thunderbird laptop");
    private StubbedMailcow mailcow;
    private Raw raw;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
        mailcow.stub.state().addMailbox(BOB, "bob-main-1");
        raw = Raw.with(mailcow.stub);
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    void whatWasMadeThereForACalendarOrATelephoneIsNotForNothing() {
        mailcow.stub.state().addAppPassword(ALICE, "Calendar", "typed-1", List.of("dav"));
        mailcow.stub.state().addAppPassword(ALICE, "iPhone", "typed-2", List.of("eas", "imap", "dav"));
        mailcow.stub.state().addAppPassword(ALICE, "Misspelt", "typed-3", List.of());

        List<ForeignAppPasswords.Foreign> made = foreign().of(MailAddress.of(ALICE));

        assertThat(made)
                .extracting(ForeignAppPasswords.Foreign::otherWays)
                .containsExactly(List.of("dav"), List.of("dav", "eas"), List.of());
        assertThat(made).extracting(ForeignAppPasswords.Foreign::forNothing).containsExactly(false, false, true);
    }

    @Test
    @DisplayName("Edit: without the mailbox's name 200 and an empty body, and nothing changed")
    void aChangeNamesTheMailbox() {
        Handle handle = mailcow.server.publish(laptop.credential());
        assertThat(raw.post("edit/app-passwd", "{\"items\":[\"" + handle.text() + "\"],\"attr\":{\"app_name\":\"x\"}}"))
                .isEqualTo("200 ");

        mailcow.server.change(laptop.called("tablet"), handle);

        assertThat(ours().name()).startsWith("tablet (latchkey ");
    }

    @Test
    @DisplayName("Edit: with another mailbox's name the row moves there")
    void nothingOfAnothersIsEdited() {
        int bobs = mailcow.stub
                .state()
                .addAppPassword(BOB, "phone", "a-secret-of-bobs", List.of("imap"))
                .id();
        AppPasswordRow row =
                new AppPasswordsThere(mailcow.api).of(MailAddress.of(BOB)).get(0);

        assertThatThrownBy(() -> new AppPasswordsThere(mailcow.api).edit(row, laptop.credential()))
                .isInstanceOf(Unreachable.class);

        assertThat(mailcow.stub.requests("edit/app-passwd")).isZero();
        assertThat(raw.post(
                        "edit/app-passwd", "{\"items\":[\"" + bobs + "\"],\"attr\":{\"username\":\"" + ALICE + "\"}}"))
                .contains("\"msg\":[\"object_modified\",\"" + bobs + "\"]");
        assertThat(mailcow.stub.state().appPassword(bobs).orElseThrow().mailbox())
                .isEqualTo(ALICE);
        assertThat(mailcow.stub.state().appPassword(bobs).orElseThrow().domain())
                .isEqualTo("cow.test");
    }

    @Test
    @DisplayName("Delete: by id only, no owner check: ownership is checked first")
    void nothingOfAnothersIsDeleted() {
        int bobs = mailcow.stub
                .state()
                .addAppPassword(BOB, "phone", "a-secret-of-bobs", List.of("imap"))
                .id();
        Handle ours = mailcow.server.publish(laptop.credential());

        foreign().end(MailAddress.of(ALICE), "" + bobs);
        foreign().end(MailAddress.of(ALICE), ours.text());
        mailcow.server.withdraw(Credentials.of(ALICE, "phone").credential(), new Handle("" + bobs));
        AppPasswordsThere there = new AppPasswordsThere(mailcow.api);
        AppPasswordRow row = there.of(MailAddress.of(BOB)).get(0);
        assertThatThrownBy(() -> there.delete(row, MailAddress.of(ALICE))).isInstanceOf(Unreachable.class);

        assertThat(mailcow.stub.requests("delete/app-passwd")).isZero();
        foreign().end(MailAddress.of(BOB), "" + bobs);
        assertThat(mailcow.stub.state().appPassword(bobs)).isEmpty();
    }

    @Test
    @DisplayName("Checklist: serialise per mailbox")
    void oneRequestAtATimeIsUnderWayForAMailbox() {
        mailcow.stub.delays().on(true);
        List<CompletableFuture<Handle>> all = IntStream.range(0, 4)
                .mapToObj(i -> Credentials.of(ALICE, "device " + i).credential())
                .map(one -> CompletableFuture.supplyAsync(() -> mailcow.server.publish(one)))
                .toList();

        assertThat(all).extracting(CompletableFuture::join).doesNotHaveDuplicates();

        assertThat(mailcow.stub.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void oneThatWasRenamedOnMailcowsPageIsFoundByItsHashAndWithdrawn() {
        Handle handle = mailcow.server.publish(laptop.credential());
        raw.post(
                "edit/app-passwd",
                "{\"items\":[\"" + handle.text() + "\"],\"attr\":{\"username\":\"" + ALICE + "\",\"app_name\":\"x\"}}");

        mailcow.server.withdraw(laptop.credential(), handle);

        assertThat(mailcow.stub.state().appPasswordsOf(ALICE)).isEmpty();
    }

    @Test
    @DisplayName("Auth flow: a deleted app password is accepted for about five minutes")
    void peopleAreToldHowLongMailcowRemembers() {
        Handle handle = mailcow.server.publish(laptop.credential());
        assertThat(mailcow.stub.login(ALICE, laptop.secret(), PHONE, "imap")).isTrue();

        mailcow.server.withdraw(laptop.credential(), handle);

        assertThat(mailcow.stub.login(ALICE, laptop.secret(), PHONE, "imap")).isTrue();
        mailcow.stub.clock().forward(mailcow.server.traits().endsWithin());
        assertThat(mailcow.stub.login(ALICE, laptop.secret(), PHONE, "imap")).isFalse();
    }

    private StubAppPassword ours() {
        return mailcow.stub.state().appPasswordsOf(ALICE).get(0);
    }

    private ForeignAppPasswords foreign() {
        return mailcow.server.foreignAppPasswords().orElseThrow();
    }
}
