package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClient.Stored;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Test;

/** Somebody has guessed at Alice's mailbox until there is no room for more of it. */
class TallyFailingClientsTest {
    private static final int LIMIT = 20;

    private final List<FailingClient> saved = new ArrayList<>();

    private final ClientRows full = new ClientRows() {
        @Override
        public Map<String, Stored> stored(Collection<String> ids) {
            return new HashMap<>();
        }

        @Override
        public int openRows(String account, String protocol) {
            return LIMIT;
        }

        @Override
        public void saveAll(Collection<FailingClient> clients) {
            saved.addAll(clients);
        }
    };

    @Test
    void oneMoreGuessCountsWithTheRest() throws SQLException {
        AReport guess = AReport.of("wrong_password").trying(99);

        assertThat(filed(guess, Reason.WRONG_PASSWORD, Certainty.PROBABLE))
                .isEqualTo(FailingClient.overflowIdOf(guess.report()));
    }

    @Test
    void herNewTabletWithARevokedAppPasswordHasItsOwnRow() throws SQLException {
        AReport tablet = AReport.of("revoked").naming("00000000-0000-4000-8000-000000000007");

        assertThat(filed(tablet, Reason.RETIRED_APP_PASSWORD, Certainty.CERTAIN))
                .isEqualTo(FailingClient.idOf(tablet.report()));
    }

    @Test
    void herPhoneWithTheMainPasswordHasItsOwnRow() throws SQLException {
        AReport phone = AReport.of("main_password").trying(5);

        assertThat(filed(phone, Reason.MAIN_PASSWORD, Certainty.CERTAIN)).isEqualTo(FailingClient.idOf(phone.report()));
    }

    @Test
    void whatAnybodyCanMakeUpIsNotProved() throws SQLException {
        AReport shaped = AReport.of("mistyped").trying(98);

        assertThat(filed(shaped, Reason.MISTYPED_APP_PASSWORD, Certainty.CERTAIN))
                .isEqualTo(FailingClient.overflowIdOf(shaped.report()));
    }

    private String filed(AReport report, Reason reason, Certainty certainty) throws SQLException {
        TallyFailingClients tally = TallyFailingClients.of(full, LIMIT, List.of(report.report()));
        String client = tally.add(new LoginAttempt(report.report(), reason, certainty, false, null));
        tally.save();
        assertThat(saved).extracting(FailingClient::id).containsExactly(client);
        return client;
    }
}
