package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import latchkey.mailcow.MailcowStub;
import latchkey.mailcow.OwnAuthority;
import latchkey.mailserver.MailServer.Unreachable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site signs the certificate of its mailcow itself. The key goes to nobody else. */
class MailcowTlsTest {
    @TempDir
    private static Path folder;

    private static OwnAuthority own;
    private static OwnAuthority another;
    private static SSLContext certificate;

    @BeforeAll
    static void makeAuthorities() throws IOException {
        own = OwnAuthority.in(Files.createDirectory(folder.resolve("own")));
        certificate = own.server("localhost");
        another = OwnAuthority.in(Files.createDirectory(folder.resolve("another")));
    }

    @Test
    void aMailcowIsAskedIfTheAuthorityThatSignedForItIsNamed() {
        try (MailcowStub mailcow = MailcowStub.startWith(certificate)) {
            assertThat(api(mailcow, Optional.of(own.pem()))
                            .ask("get/status/version")
                            .path("version")
                            .asText())
                    .isEqualTo("2026-07a");
        }
    }

    @Test
    void noKeyIsSentToOneThatJavaDoesNotKnowOrThatAnotherAuthoritySignedFor() {
        try (MailcowStub mailcow = MailcowStub.startWith(certificate)) {
            assertRefused(mailcow, Optional.empty());
            assertRefused(mailcow, Optional.of(another.pem()));
        }
    }

    @Test
    void noKeyIsSentToOneWithAnotherName() {
        try (MailcowStub mailcow = MailcowStub.startWith(own.server("other.example"))) {
            assertRefused(mailcow, Optional.of(own.pem()));
        }
    }

    private static void assertRefused(MailcowStub mailcow, Optional<Path> authority) {
        assertThatThrownBy(() -> api(mailcow, authority).ask("get/status/version"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("SSL");
        assertThat(mailcow.requests("")).isZero();
    }

    private static MailcowApi api(MailcowStub mailcow, Optional<Path> authority) {
        Settings settings = new Settings(
                Optional.of(mailcow.securedUrl()),
                Optional.of(MailcowStub.writeKey(MailcowStub.KEY, folder.resolve("key"))),
                authority,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Optional.empty(),
                Optional.empty());
        return new MailcowApi("cow", settings, Replicas.NONE, Clock.systemUTC());
    }
}
