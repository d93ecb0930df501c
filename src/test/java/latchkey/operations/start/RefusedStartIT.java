package latchkey.operations.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import latchkey.parts.MariaDb;
import latchkey.parts.OidcStub;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** An operator starts the portal with settings that are no good. */
class RefusedStartIT {
    private static final Site SITE = Site.shared();
    private static final String LEFT_OUT = "";

    /** What a start has said on its standard error, and in its log. */
    private record Refused(int status, String lines, String log) {}

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithTheWayOut() throws Exception {
        try (OidcStub another = new OidcStub(java.time.Duration.ofMinutes(5))) {
            Map<String, String> broken = new HashMap<>(Map.of(
                    "latchkey.database.password", LEFT_OUT,
                    "latchkey.database.owner.password", "the password of nobody",
                    "latchkey.oidc.issuer", another.issuer() + "/",
                    "latchkey.oidc.client-id", LEFT_OUT,
                    "latchkey.oidc.client-secret", "secret",
                    "latchkey.secrets.session", "change-me",
                    "latchkey.secrets.hand-over", "too short",
                    "latchkey.auth-policy.token", "too short as well",
                    "latchkey.oidc.second-factor-page", "http://id.example.org/second-factor"));
            broken.putAll(Map.of(
                    "quarkus.datasource.jdbc.transaction-isolation-level", "repeatable-read",
                    "latchkey.sign-in.accepted-acr", "mfa,pwd",
                    "latchkey.trusted-proxies", "0.0.0.0/0",
                    "latchkey.mail-server.certificate", "/nowhere/ca.pem",
                    "latchkey.mailcow.url", "https://mail.invalid"));

            Refused refused = start(broken);

            assertThat(refused.status()).isEqualTo(78);
            assertThat(refused.log()).as("nothing was started").isEmpty();
            assertThat(refused.lines().lines())
                    .hasSize(broken.size() + 2)
                    .noneMatch(line -> line.contains("\tat "))
                    .anyMatch(line -> line.contains("does not start, for " + broken.size() + " settings"))
                    .anyMatch(said("latchkey.database.password is missing", "Set it to the password"))
                    .anyMatch(said(
                            "latchkey.database.owner.password is not the password of latchkey_owner", "grants.sql"))
                    .anyMatch(said("latchkey.oidc.issuer is ", "names itself " + another.issuer()))
                    .anyMatch(said("latchkey.oidc.client-id is missing", "client at the provider"))
                    .anyMatch(said("latchkey.oidc.client-secret is one that everybody knows", "the provider shows"))
                    .anyMatch(said("latchkey.secrets.session is one that everybody knows", "openssl rand -hex 32"))
                    .anyMatch(said("latchkey.secrets.hand-over is too short", "openssl rand -hex 32"))
                    .anyMatch(said("latchkey.auth-policy.token is too short", "openssl rand -hex 32"))
                    .anyMatch(said("latchkey.oidc.second-factor-page must be the address", "https://"))
                    .anyMatch(said(Database.ISOLATION + " is repeatable-read", "Take it out"))
                    .anyMatch(said("latchkey.sign-in.accepted-acr must not contain \"pwd\"", "Take it out"))
                    .anyMatch(said("latchkey.trusted-proxies trusts every address", "Name the addresses"))
                    .anyMatch(said("latchkey.mail-server.certificate is /nowhere/ca.pem", "Correct the path"))
                    .anyMatch(said("latchkey.reports.fingerprint-key is missing", "beside a mailcow"));
        }
    }

    @Test
    void aDatabaseThatLetsThePortalNotInIsNamedByTheUserAndOneWithoutTheTablesIsNot() throws Exception {
        Refused refused = start(Map.of(
                "latchkey.database.password", "the password of nobody",
                "latchkey.secrets.session", "change-me"));

        assertThat(refused.lines().lines())
                .hasSize(4)
                .anyMatch(said("latchkey.database.password is not the password of latchkey:", "grants.sql"));

        MariaDb mariaDb = SITE.parts().mariaDb();
        mariaDb.execute(
                "CREATE DATABASE IF NOT EXISTS not_migrated;" + " GRANT ALL ON not_migrated.* TO 'latchkey_owner'@'%'");
        try {
            Refused beforeTheFirstStart = start(Map.of(
                    "latchkey.database.url",
                    mariaDb.jdbcUrl().replaceAll("latchkey$", "not_migrated"),
                    "latchkey.secrets.session",
                    "change-me"));

            assertThat(beforeTheFirstStart.lines())
                    .contains("for 1 setting:")
                    .contains("latchkey.secrets.session")
                    .doesNotContain("latchkey.database");
        } finally {
            mariaDb.execute("REVOKE ALL ON not_migrated.* FROM 'latchkey_owner'@'%'; DROP DATABASE not_migrated");
        }
    }

    @Test
    void timesThatWouldThrowAwayWhatARuleStillReadsAreNamedAllAtOnce() throws Exception {
        Refused refused = start(Map.of(
                "latchkey.attempts.retention-days", "14",
                "latchkey.attempts.uses-kept-for", "P0D",
                "latchkey.reports.networks-kept-for", "-P7D",
                "latchkey.diagnosis.clients-kept-for", "P29D",
                "latchkey.app-password.retired-known-for", "P1D",
                "latchkey.helpdesk.notes-kept-for", "PT1H",
                "latchkey.discovery.answers-a-second", "0",
                "latchkey.retention.every", "PT0S"));

        assertThat(refused.status()).isEqualTo(78);
        assertThat(refused.lines())
                .doesNotContain("\tat ")
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
    void aStartThatFailsForAnotherReasonSaysWhy() throws Exception {
        String taken = SITE.portal().url().replaceFirst(".*:", "");

        Refused refused = start(Map.of("quarkus.http.port", taken));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.log()).contains("Port " + taken + " seems to be in use");
    }

    /** As an image is built: for its archive of classes, and with nothing around. */
    @Test
    void aRehearsalNeedsNoSettingOpensSomePagesAndEnds() throws Exception {
        List<String> withoutSettings = Stream.concat(
                        SITE.parts().fourthPortal(Map.of()).command().stream().filter(part -> !part.startsWith("-D")),
                        Stream.of(Rehearsal.NAME))
                .toList();

        Refused ended = run(withoutSettings);

        assertThat(ended.status()).as(ended.lines()).isZero();
        assertThat(ended.log()).contains(" GET / 200 ", " GET /help 200 ");
    }

    private static java.util.function.Predicate<String> said(String wrong, String wayOut) {
        return line -> line.contains(wrong) && line.contains(wayOut);
    }

    private static Refused start(Map<String, String> settings) throws IOException, InterruptedException {
        return run(SITE.parts().fourthPortal(settings).command());
    }

    private static Refused run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(SITE.parts().folder(), "refused", ".log");
        Process portal =
                new ProcessBuilder(command).redirectOutput(log.toFile()).start();
        try (InputStream err = portal.getErrorStream()) {
            String lines = new String(err.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(portal.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Refused(portal.exitValue(), lines, Files.readString(log));
        } finally {
            portal.destroyForcibly();
        }
    }
}
