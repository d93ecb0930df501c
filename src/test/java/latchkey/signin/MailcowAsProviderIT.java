package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** Somebody names his mailcow as the provider. */
class MailcowAsProviderIT {
    private static final Site SITE = Site.shared();

    @Test
    void thePortalDoesNotStartAndSaysInOneLineWhyAndWhatToDo() throws IOException {
        try (MailcowsOwnSignIn mailcow = MailcowsOwnSignIn.start()) {
            Portal portal = SITE.parts()
                    .fourthPortal(Map.of(
                            "latchkey.oidc.issuer", mailcow.url(),
                            // It is asked for its discovery document again and again for so long.
                            "quarkus.oidc.connection-delay", "1S",
                            "quarkus.oidc.api.connection-delay", "1S"));

            portal.start();

            await().atMost(Duration.ofSeconds(90)).until(() -> !portal.alive());
            assertThat(Files.readAllLines(portal.log()))
                    .anySatisfy(line -> assertThat(line)
                            .contains(mailcow.url())
                            .contains("does not tell whether a second factor was used")
                            .contains("deployment/mailcow/README.md"));
        }
    }
}
