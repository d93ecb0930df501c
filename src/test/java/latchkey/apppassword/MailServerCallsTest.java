package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.NoSuchMailbox;
import latchkey.mailserver.MailServer.PortalTurnedAway;
import latchkey.mailserver.MailServer.Unreachable;
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

    private static What told(Unreachable failed) {
        return ((Refusal.Unavailable) MailServerCalls.refusal(failed)).what();
    }
}
