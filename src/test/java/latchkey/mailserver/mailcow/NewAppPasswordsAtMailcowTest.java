package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.StubAppPassword;
import latchkey.mailserver.ForeignAppPasswords;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.Handle;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Traps around new app passwords at mailcow: each as the real one does it, and how the portal does not fall into it. */
class NewAppPasswordsAtMailcowTest {
    private static final String ALICE = "alice@cow.test";
    private static final String PHONE = "203.0.113.7";

    private final Credentials laptop = Credentials.of(ALICE, "Thunderbird laptop");
    private StubbedMailcow mailcow;
    private Raw raw;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
        raw = Raw.with(mailcow.stub);
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    @DisplayName("Create: the new id is not returned; list again and find it by a unique name")
    void theNumberIsFoundByTheName() {
        assertThat(raw.post(
                        "add/app-passwd",
                        "{\"active\":\"1\",\"username\":\"alice@cow.test\",\"app_name\":\"Thunderbird laptop\","
                                + "\"app_passwd\":\"k7Qm-29sX-pL4v-Zt8W\",\"app_passwd2\":\"k7Qm-29sX-pL4v-Zt8W\","
                                + "\"protocols\":[\"imap_access\",\"smtp_access\"]}"))
                .isEqualTo("200 [{\"type\":\"success\",\"log\":[\"app_passwd\",\"add\",{\"active\":\"1\","
                        + "\"username\":\"alice@cow.test\",\"app_name\":\"Thunderbird laptop\",\"app_passwd\":\"*\","
                        + "\"app_passwd2\":\"*\",\"protocols\":[\"imap_access\",\"smtp_access\"]}],"
                        + "\"msg\":\"app_passwd_added\"}]");

        Handle handle = mailcow.server.publish(laptop.credential());

        assertThat(handle).isEqualTo(new Handle("2"));
        assertThat(mailcow.stub.state().appPassword(2).orElseThrow().name())
                .isEqualTo("Thunderbird laptop (latchkey " + laptop.credential().selector() + ")");
    }

    @Test
    @DisplayName("Create: an omitted active is 0, omitted or misspelt protocols are a success with no scope")
    void allThatMattersIsSentEachTime() {
        assertThat(raw.post(
                        "add/app-passwd",
                        "{\"username\":\"alice@cow.test\",\"app_name\":\"dead\",\"app_passwd\":\"k7Qm-29sX\","
                                + "\"app_passwd2\":\"k7Qm-29sX\",\"protocols\":[\"imap\"]}"))
                .contains("\"type\":\"success\"");
        StubAppPassword dead = mailcow.stub.state().appPassword(1).orElseThrow();
        assertThat(dead.active()).isFalse();
        assertThat(dead.services()).isEmpty();

        mailcow.server.publish(laptop.credential());

        StubAppPassword made = mailcow.stub.state().appPassword(2).orElseThrow();
        assertThat(made.active()).isTrue();
        assertThat(made.services()).containsExactly("imap", "smtp");
    }

    @Test
    @DisplayName("Create: a success with no scope is a dead password; the portal looks at what is listed")
    void aDeadPasswordIsNotHandedOut() {
        mailcow.stub.state().losesProtocols(true);

        assertThatThrownBy(() -> mailcow.server.publish(laptop.credential()))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("did not make");
    }

    @Test
    @DisplayName("Create: without a protocol it would be dead from the start, so nothing is sent")
    void anAppPasswordForNothingIsNotSent() {
        Credential wide = laptop.credential();
        Credential forNothing = new Credential(wide.address(), wide.selector(), wide.hash(), Set.of(), wide.label());

        assertThatThrownBy(() -> mailcow.server.publish(forNothing)).isInstanceOf(Unreachable.class);

        assertThat(mailcow.stub.requests("add/app-passwd")).isZero();
    }

    @Test
    @DisplayName("Create: the field is app_passwd, not app_password; refusals are HTTP 200")
    void refusalsOfANewOneAreUnderstood() {
        assertThat(raw.post(
                        "add/app-passwd",
                        "{\"username\":\"alice@cow.test\",\"app_name\":\"a\",\"app_password\":\"x\"}"))
                .isEqualTo("200 [{\"type\":\"danger\",\"log\":[\"password_check\",null,null],"
                        + "\"msg\":\"password_complexity\"}]");
        Credentials nobodys = Credentials.of("nobody@cow.test", "laptop");

        assertThatThrownBy(() -> mailcow.server.publish(nobodys.credential()))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("access_denied");
    }

    @Test
    @DisplayName("Create: the name is HTML-escaped twice")
    void namesAreSentPlainAndReadAsTheyWereTyped() {
        mailcow.stub.state().addAppPassword(ALICE, "Bob's <b>", "a-secret-of-hers", List.of("imap"));
        assertThat(raw.get("get/app-passwd/all/" + ALICE)).contains("\"name\":\"Bob&amp;#039;s &amp;lt;b&amp;gt;\"");
        Credential office = laptop.called("Bob's <b> Büro & 手机");

        mailcow.server.publish(office);

        assertThat(mailcow.stub.state().appPassword(2).orElseThrow().name())
                .isEqualTo("Bob s b Buro (latchkey " + office.selector() + ")");
        assertThat(mailcow.server.foreignAppPasswords().orElseThrow().of(MailAddress.of(ALICE)))
                .extracting(ForeignAppPasswords.Foreign::name)
                .containsExactly("Bob's <b>");
    }

    @Test
    @DisplayName("Data: a value that starts with a known {SCHEME} is stored as it is, {PLAIN} too")
    void nothingButAHashIsEverSent() {
        raw.post(
                "add/app-passwd",
                "{\"active\":\"1\",\"username\":\"alice@cow.test\",\"app_name\":\"a\",\"app_passwd\":\"{PLAIN}open\","
                        + "\"app_passwd2\":\"{PLAIN}open\",\"protocols\":[\"imap_access\"]}");
        assertThat(raw.get("get/app-passwd/all/" + ALICE)).contains("\"password\":\"{PLAIN}open\"");
        Credential typed = new Credential(
                laptop.credential().address(),
                "k7qm",
                "{PLAIN}open",
                laptop.credential().protocols(),
                "{PLAIN}");

        assertThatThrownBy(() -> mailcow.server.publish(typed)).isInstanceOf(Declined.class);

        assertThat(mailcow.stub.requests("add/app-passwd")).isEqualTo(1);
        mailcow.server.publish(laptop.called("{PLAIN}"));
        assertThat(mailcow.stub.state().appPassword(2).orElseThrow().password())
                .isEqualTo(laptop.credential().hash());
    }

    @Test
    @DisplayName("Policy: applied to the hash, which passes the strictest")
    void theStrictestPolicyLetsTheHashThrough() {
        mailcow.stub.state().policyLength(64);

        mailcow.server.publish(laptop.credential());

        assertThat(mailcow.stub.login(ALICE, laptop.secret(), PHONE, "imap")).isTrue();
    }

    @Test
    void oneThatMailcowMadeBeforeTheConnectionBrokeIsTaken() {
        mailcow.stub.faults().once("add/app-passwd", Fault.RESET_AFTER);

        assertThat(mailcow.server.publish(laptop.credential())).isEqualTo(new Handle("1"));
    }

    @Test
    void whatAGivenUpTryHasLeftBesideItGoesWithTheNextOne() {
        mailcow.server.publish(laptop.credential());
        new AppPasswordsThere(mailcow.api).add(laptop.credential());

        mailcow.server.publish(laptop.credential());

        assertThat(mailcow.stub.state().appPasswordsOf(ALICE)).hasSize(1);
    }
}
