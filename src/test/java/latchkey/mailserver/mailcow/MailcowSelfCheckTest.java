package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.account.ServedDomain;
import latchkey.mailcow.MailcowStub;
import latchkey.mailcow.StubMailbox;
import latchkey.mailserver.Readiness.Check;
import latchkey.mailserver.Readiness.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the portal finds out about a mailcow before it relies on it. */
class MailcowSelfCheckTest {
    private StubbedMailcow mailcow;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    void aMailcowThatIsInOrderIsReadyAndLeftAsItWas() {
        Map<Check, Finding> findings = findings();

        assertThat(findings)
                .containsOnlyKeys(
                        Check.API_ANSWERS,
                        Check.API_KEY,
                        Check.API_VERSION,
                        Check.API_CLOCK,
                        Check.APP_PASSWORDS,
                        Check.MAILBOX_LIST,
                        Check.MAIN_PASSWORD_SWITCH);
        assertThat(findings.values()).allMatch(Finding::met);
        assertThat(of(findings, Check.API_VERSION).detail()).isEqualTo("2026-07a");
        assertThat(mailcow.stub.state().appPasswordsOf("alice@cow.test")).isEmpty();
    }

    @Test
    void aKeyThatMayOnlyReadIsNoticed() {
        MailcowStub.writeKey(MailcowStub.KEY_THAT_READS_ONLY, mailcow.keyFile);

        assertThat(findings().get(Check.API_KEY)).isEqualTo(new Finding(Check.API_KEY, false, "403"));
    }

    @Test
    void aWithdrawnKeyIsNoticed() {
        mailcow.stub.keys().withdraw(true);

        assertThat(findings().get(Check.API_KEY)).isEqualTo(new Finding(Check.API_KEY, false, "401"));
    }

    @Test
    void theAddressThatMailcowMissesInItsListIsTold() {
        mailcow.stub.keys().allowElsewhereOnly(true);

        assertThat(findings().get(Check.API_KEY)).isEqualTo(new Finding(Check.API_KEY, false, "401, 127.0.0.1"));
        assertThat(findings().get(Check.API_KEY))
                .as("without asking once more")
                .isEqualTo(new Finding(Check.API_KEY, false, "401, 127.0.0.1"));
        assertThat(mailcow.stub.keys().turnedAway()).isEqualTo(1);
    }

    @Test
    void aMailcowThatIsDownIsNoticed() {
        mailcow.stub.stop();

        assertThat(of(findings(), Check.API_ANSWERS).met()).isFalse();
    }

    @Test
    void anOldMailcowIsNoticed() {
        mailcow.stub.state().version("2024-11b");

        assertThat(findings().get(Check.API_VERSION)).isEqualTo(new Finding(Check.API_VERSION, false, "2024-11b"));
    }

    @Test
    void aClockThatGoesAheadIsNoticed() {
        mailcow.stub.clock().forward(Duration.ofMinutes(3));

        assertThat(of(findings(), Check.API_CLOCK).met()).isFalse();
        assertThat(of(findings(), Check.API_CLOCK).detail()).matches("1(79|80) s");
    }

    @Test
    void aMailcowThatMakesDeadAppPasswordsIsNoticed() {
        mailcow.stub.state().losesProtocols(true);

        assertThat(of(findings(), Check.APP_PASSWORDS).met()).isFalse();
        assertThat(mailcow.stub.state().appPasswordsOf("alice@cow.test")).isEmpty();
    }

    @Test
    void noMailboxIsTouchedButTheOneForChecksAndThatIsLeftAsItWas() {
        StubMailbox check =
                mailcow.stub.state().mailbox(mailcow.mailbox().toString()).orElseThrow();
        check.attribute("pop3_access", "0").attribute("dav_access", "0");
        StubMailbox bob =
                mailcow.stub.state().addMailbox("bob@cow.test", "bob-main-1").attribute("smtp_access", "0");
        Set<String> ofCheck = check.waysIn();
        Set<String> ofBob = bob.waysIn();

        assertThat(findings().values()).allMatch(Finding::met);

        assertThat(check.waysIn()).isEqualTo(ofCheck);
        assertThat(bob.waysIn()).isEqualTo(ofBob);
        assertThat(mailcow.stub.ordered()).isNotEmpty().allMatch(order -> !order.contains("bob@cow.test"));
    }

    @Test
    void aMainPasswordThatIsNotRefusedIsNoticed() {
        mailcow.stub.state().ignoresSwitches(true);

        assertThat(of(findings(), Check.MAIN_PASSWORD_SWITCH).met()).isFalse();
    }

    @Test
    void aCheckThatWasCutOffWhileItWasRefusedIsFollowedByOneThatStillTellsSomething() {
        StubMailbox check =
                mailcow.stub.state().mailbox(mailcow.mailbox().toString()).orElseThrow();
        check.waysIn().stream()
                .filter(way -> !way.equals("sogo"))
                .forEach(way -> check.attribute(way + "_access", "0"));

        assertThat(of(findings(), Check.MAIN_PASSWORD_SWITCH).met()).isTrue();

        assertThat(check.waysIn()).containsExactly("sogo");
        assertThat(mailcow.stub.requests("edit/mailbox")).isPositive();
    }

    @Test
    void aListThatDoesNotNameTheCheckMailboxIsNoticed() {
        mailcow.stub.state().mailbox(mailcow.mailbox().toString()).orElseThrow().active(false);

        assertThat(of(findings(), Check.MAILBOX_LIST).met()).isFalse();
    }

    private static Finding of(Map<Check, Finding> findings, Check check) {
        return Objects.requireNonNull(findings.get(check));
    }

    private Map<Check, Finding> findings() {
        return mailcow.server.selfCheck().orElseThrow().of(ServedDomain.at("imap.cow.test")).stream()
                .collect(Collectors.toMap(Finding::check, Function.identity()));
    }
}
