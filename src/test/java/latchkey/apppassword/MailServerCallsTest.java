package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Set;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.NoSuchMailbox;
import latchkey.mailserver.MailServer.PortalTurnedAway;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.OneMailServer;
import latchkey.mailserver.Traits;
import latchkey.shared.LogLines;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;
import latchkey.shared.Refusal.What;
import org.junit.jupiter.api.Test;

class MailServerCallsTest {
    @Test
    void silenceIsToldAsSilence() {
        assertThat(told(new Unreachable("no answer within 8 s"))).isEqualTo(What.MAIL_SERVER);
    }

    @Test
    void aNoThatStaysANoIsNotToldAsSilence() {
        assertThat(told(new Declined("access_denied"))).isEqualTo(What.MAIL_SERVER_REFUSED_IT);
        assertThat(told(new NoSuchMailbox())).isEqualTo(What.MAIL_SERVER_REFUSED_IT);
    }

    @Test
    void aKeyThatIsNotTakenIsForTheHelpdesk() {
        assertThat(told(new PortalTurnedAway("the API key may only read"))).isEqualTo(What.PORTAL_TURNED_AWAY);
    }

    @Test
    void aFaultOfThePortalIsSilenceToTheOwnerAndStandsInTheLog() {
        MailServer broken = new Broken(new IllegalStateException("a row without a number"));

        try (LogLines log = LogLines.of(MailServerCalls.class.getName())) {
            assertThatThrownBy(() -> publishAt(broken)).isInstanceOf(Unreachable.class);

            assertThat(log.all()).containsExactly("A call to a mail server failed by a fault of the portal");
        }
    }

    @Test
    void aMailServerThatDoesNotAnswerIsNoFaultOfThePortal() {
        MailServer away = new Broken(new Unreachable("no route to host"));

        try (LogLines log = LogLines.of(MailServerCalls.class.getName())) {
            assertThatThrownBy(() -> publishAt(away)).hasMessage("no route to host");

            assertThat(log.all()).isEmpty();
        }
    }

    private static void publishAt(MailServer server) {
        AppPasswordPolicy policy = new SmallRyeConfigBuilder()
                .withMapping(AppPasswordPolicy.class)
                .build()
                .getConfigMapping(AppPasswordPolicy.class);
        MailServerCalls calls = new MailServerCalls(OneMailServer.of(server), policy);
        try {
            calls.publish(
                    server.key(),
                    new Credential(MailAddress.of("anna@example.org"), "sel", "hash", Set.of(Protocol.IMAP), "laptop"));
        } finally {
            calls.stop();
        }
    }

    /** Whatever it is asked for, it ends like this. */
    private record Broken(RuntimeException how) implements MailServer {
        @Override
        public String key() {
            return "broken";
        }

        @Override
        public Traits traits() {
            return Traits.AT_ONCE;
        }

        @Override
        public Handle publish(Credential credential) {
            throw how;
        }

        @Override
        public void withdraw(Credential credential, Handle handle) {
            throw how;
        }

        @Override
        public Handle handleFor(Credential credential) {
            throw how;
        }

        @Override
        public void change(Credential credential, Handle handle) {
            throw how;
        }
    }

    private static What told(Unreachable failed) {
        return ((Refusal.Unavailable) MailServerCalls.refusal(failed)).what();
    }
}
