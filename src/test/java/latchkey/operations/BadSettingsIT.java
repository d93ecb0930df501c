package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** Settings that would throw away what a rule still reads. */
class BadSettingsIT {
    private static final Site SITE = Site.shared();

    @Test
    void thePortalDoesNotStartAndNamesEachOfThem() throws IOException {
        Portal portal = SITE.parts()
                .fourthPortal(Map.of(
                        "latchkey.attempts.retention-days", "14",
                        "latchkey.attempts.uses-kept-for", "P0D",
                        "latchkey.reports.networks-kept-for", "-P7D",
                        "latchkey.diagnosis.clients-kept-for", "P29D",
                        "latchkey.app-password.retired-known-for", "P1D",
                        "latchkey.helpdesk.notes-kept-for", "PT1H",
                        "latchkey.discovery.answers-a-second", "0",
                        "latchkey.retention.every", "PT0S"));

        portal.start();

        await().atMost(Duration.ofSeconds(60)).until(() -> !portal.alive());
        assertThat(Files.readString(portal.log()))
                .contains("latchkey.attempts.retention-days must be greater than or equal to 30")
                .contains("latchkey.attempts.uses-kept-for must be")
                .contains("latchkey.reports.networks-kept-for must be")
                .contains("latchkey.diagnosis.clients-kept-for must be")
                .contains("latchkey.app-password.retired-known-for must be")
                .contains("latchkey.helpdesk.notes-kept-for must be")
                .contains("latchkey.discovery.answers-a-second must be greater than or equal to 1")
                .contains("latchkey.retention.every must be");
    }

    @Test
    void aPageForTheSecondFactorThatIsNotSafeStopsTheStart() throws IOException {
        Portal portal = SITE.parts()
                .fourthPortal(Map.of("latchkey.oidc.second-factor-page", "http://id.example.org/second-factor"));

        portal.start();

        await().atMost(Duration.ofSeconds(60)).until(() -> !portal.alive());
        assertThat(Files.readString(portal.log()))
                .contains("latchkey.oidc.second-factor-page must be the address of a page that begins with https://");
    }
}
