package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

/** What counts as leading clients elsewhere, which only an administrator of the whole site may do. */
class KeepDomainsTest {
    private static final Map<Protocol, Endpoint> BY_SQL = Map.of(Protocol.IMAP, new Endpoint("Mail.Example.ORG", 993));

    @Test
    void aHostThatIsWrittenInOtherLettersIsTheSame() {
        assertThat(KeepDomains.changes(BY_SQL, Map.of(Protocol.IMAP, new Endpoint("mail.example.org", 993))))
                .isEmpty();
    }

    @Test
    void anotherHostPortOrProtocolIsNot() {
        assertThat(KeepDomains.changes(BY_SQL, Map.of(Protocol.IMAP, new Endpoint("mail.example.net", 993))))
                .containsExactly("imap: Mail.Example.ORG:993 → mail.example.net:993");
        assertThat(KeepDomains.changes(BY_SQL, Map.of(Protocol.IMAP, new Endpoint("mail.example.org", 143))))
                .hasSize(1);
        assertThat(KeepDomains.changes(BY_SQL, Map.of())).hasSize(1);
    }
}
