package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailboxesContract;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A mailcow keeps the contract: the stub, or the real one that {@link RealMailcow} is told of. */
class MailcowMailServerTest implements MailboxesContract {
    private static final MailcowUnderTest MAILCOW = MailcowUnderTest.asConfigured();

    @AfterAll
    static void stop() {
        MAILCOW.close();
    }

    @Override
    public MailServer server() {
        return MAILCOW.server();
    }

    @Override
    public MailAddress mailbox() {
        return MAILCOW.mailbox();
    }

    @Override
    public void writtenDown(Credential credential, UUID id) {
        // It reads no table of ours.
    }

    @Override
    public void ended(UUID id) {
        // It reads no table of ours.
    }

    @Override
    public void changed(Credential credential, UUID id) {
        // It reads no table of ours.
    }

    @Override
    public void forgets() {
        MAILCOW.forgets();
    }

    @Override
    public boolean logsIn(Protocol protocol, String secret) {
        return MAILCOW.logsIn(protocol, secret);
    }

    @Override
    public Set<Ability> abilities() {
        return EnumSet.allOf(Ability.class);
    }

    @Override
    public boolean mainPasswordLogsIn(Protocol protocol) {
        return MAILCOW.mainPasswordLogsIn(protocol);
    }

    @Override
    public void publishWithoutAnAnswer(Credential credential) {
        MAILCOW.publishWithoutAnAnswer(credential);
    }

    /** It is not documented, and three times as fast: what it says is what the documented one says. */
    @Test
    void theShortListSaysWhatTheFullOneSays() {
        String domain = mailbox().domain();

        assertThat(told(MAILCOW.api().list("get/mailbox/reduced", domain)))
                .isEqualTo(told(MAILCOW.api().list("get/mailbox/all", domain)))
                .isNotEmpty();
    }

    private static Map<String, String> told(List<JsonNode> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.path("username").asText(),
                        row -> Stream.of("active", "name", "authsource", "attributes")
                                .map(field -> row.path(field).toString())
                                .collect(Collectors.joining(" "))));
    }
}
