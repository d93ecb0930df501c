package latchkey.mailclient.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import latchkey.parts.Ports.Listener;
import latchkey.parts.Thunderbird;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** A real Thunderbird, which is told nothing but an address. */
class ThunderbirdSetsItselfUpIT {
    private static final Site SITE = Site.shared();

    /** As nsIMsgIncomingServer and nsIMsgOutgoingServer number them. */
    private static final int TLS = 3;

    private static final int NORMAL_PASSWORD = 3;

    @Test
    void aliceTypesHerAddressAndTheAccountIsThere() throws IOException {
        String newAccount = Files.readString(Path.of("src/test/resources/parts/thunderbird-new-account.js"));

        JsonObject account;
        try (Thunderbird thunderbird = SITE.parts().thunderbird()) {
            thunderbird.start(URI.create(SITE.portal().url()));
            account = thunderbird.run(newAccount, "alice@example.org");
        }

        assertThat(account.getMap())
                .containsOnly(
                        entry("found", "xml-from-isp-http"),
                        entry("address", "alice@example.org"),
                        entry("incoming", server("imap", Listener.IMAPS)),
                        entry("outgoing", server("smtp", Listener.SUBMISSIONS)),
                        entry(
                                "autodiscover",
                                String.join(
                                        ", ",
                                        server("imap", Listener.IMAPS),
                                        server("pop3", Listener.POP3S),
                                        server("smtp", Listener.SUBMISSIONS))));
    }

    private static java.util.Map.Entry<String, Object> entry(String name, String value) {
        return java.util.Map.entry(name, value);
    }

    private static String server(String type, Listener listener) {
        return "%s 127.0.0.1 %d %d alice@example.org %d"
                .formatted(type, SITE.parts().ports().of(listener), TLS, NORMAL_PASSWORD);
    }
}
