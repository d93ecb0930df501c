package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the portal asks each mailcow when it starts. */
class MailcowAtStartTest {
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
    @DisplayName("Checklist: read get/passwordpolicy and get/status/version at start")
    void versionAndPolicyAreAskedOnce() {
        MailcowAtStart.say(new Mailcow("cow", Settings.of(mailcow.stub, mailcow.keyFile), mailcow.api));

        assertThat(mailcow.stub.requests("get/status/version")).isEqualTo(1);
        assertThat(mailcow.stub.requests("get/passwordpolicy")).isEqualTo(1);
    }

    @Test
    void aMailcowThatIsAwayHoldsUpNoStart() {
        mailcow.stub.stop();

        MailcowAtStart.say(new Mailcow("cow", Settings.of(mailcow.stub, mailcow.keyFile), mailcow.api));

        assertThat(mailcow.stub.requests("")).isZero();
    }
}
