package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import latchkey.mailserver.memory.MailServerInMemory;
import org.junit.jupiter.api.Test;

/** A job does not rest while there is work, and no mail server waits for another one's. */
class RoundsTest {
    private final List<String> asked = new ArrayList<>();
    private final Rounds rounds =
            new Rounds(new MailServers(List.of(new MailServerInMemory(), new PlainOne()), List.of()));

    @Test
    void itGoesOnAtOnceWhileOneHasMoreAndTheOthersHaveTheirTurn() throws SQLException {
        rounds.all(server -> {
            asked.add(server.key());
            return server.key().equals("memory") && asked.size() < 5;
        });

        assertThat(asked).containsExactly("memory", "dovecot", "memory", "dovecot", "memory", "dovecot");
    }

    @Test
    void oneThatIsBusyForLongHoldsUpNobody() throws SQLException {
        rounds.all(server -> {
            asked.add(server.key());
            return asked.size() < 6;
        });

        assertThat(asked)
                .containsExactly("memory", "dovecot", "memory", "dovecot", "memory", "dovecot", "memory", "dovecot");
    }

    @Test
    void aPortalThatStopsBeginsNoFurtherRound() throws SQLException {
        rounds.all(server -> {
            asked.add(server.key());
            rounds.stop();
            return true;
        });

        assertThat(asked).hasSize(1);
    }

    /** It has nothing to do. */
    private static final class PlainOne implements MailServer {
        @Override
        public String key() {
            return "dovecot";
        }

        @Override
        public Traits traits() {
            return Traits.AT_ONCE;
        }

        @Override
        public Handle publish(Credential credential) {
            return handleFor(credential);
        }

        @Override
        public void withdraw(Credential credential, Handle handle) {
            // Nothing is held.
        }

        @Override
        public Handle handleFor(Credential credential) {
            return new Handle(credential.selector());
        }

        @Override
        public void change(Credential credential, Handle handle) {
            // Nothing is held.
        }
    }
}
