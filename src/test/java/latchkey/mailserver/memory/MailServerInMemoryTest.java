package latchkey.mailserver.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServerContract;
import latchkey.mailserver.memory.MailServerInMemory.Call;
import latchkey.mailserver.memory.MailServerInMemory.Fault;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** The one that the tests rely on keeps the contract too. */
class MailServerInMemoryTest implements MailServerContract {
    private static final MailAddress ALICE = MailAddress.of("alice@memory.test");

    private final MailServerInMemory memory = new MailServerInMemory();

    @Override
    public MailServer server() {
        return memory;
    }

    @Override
    public MailAddress mailbox() {
        return ALICE;
    }

    @Override
    public void writtenDown(Credential credential, UUID id) {
        // It reads no table.
    }

    @Override
    public void ended(UUID id) {
        // It reads no table.
    }

    @Override
    public void changed(Credential credential, UUID id) {
        // It reads no table.
    }

    @Override
    public boolean logsIn(Protocol protocol, String secret) {
        return memory.login(ALICE.toString(), protocol, secret);
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.MAKES_APP_PASSWORDS, Ability.SHUTS_OUT);
    }

    @Override
    public void publishWithoutAnAnswer(Credential credential) {
        memory.fail(Call.PUBLISH, Fault.AFTER_THE_FACT);
        assertThatThrownBy(() -> memory.publish(credential)).isInstanceOf(MailServer.Unreachable.class);
        memory.recover();
    }
}
