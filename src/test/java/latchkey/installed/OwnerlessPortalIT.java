package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;
import latchkey.parts.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator keeps the password of the tables' owner from the portal, and brings the tables up to date by hand. */
class OwnerlessPortalIT {
    private static final String LEFT_OUT = "";
    private static final String OWNERS_PASSWORD = "latchkey.database.owner.password";

    private final Parts parts = Parts.shared();
    private OwnSchema tables = OwnSchema.named(parts.mariaDb(), "ownerless");

    /** What a start has said on its standard error, and in its log. */
    private record Ended(int status, String lines, String log) {}

    @BeforeEach
    void install() {
        tables = OwnSchema.create(parts.mariaDb(), "ownerless");
    }

    @AfterEach
    void drop() {
        tables.drop();
    }

    private Portal withoutThePassword() {
        Map<String, String> settings = new HashMap<>(tables.settings());
        settings.put(OWNERS_PASSWORD, LEFT_OUT);
        return parts.fourthPortal(settings);
    }

    /** With nothing of the portal's own: neither its password nor its secrets, nor a provider. */
    private Ended migrate() throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(tables.settings());
        for (String none : List.of(
                "latchkey.database.password",
                "latchkey.oidc.issuer",
                "latchkey.oidc.client-id",
                "latchkey.oidc.client-secret",
                "latchkey.secrets.session")) {
            settings.put(none, LEFT_OUT);
        }
        return ends(parts.fourthPortal(settings), "migrate");
    }

    private Ended ends(Portal portal, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(parts.folder(), "ownerless", ".log");
        List<String> command = new ArrayList<>(portal.command());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectOutput(log.toFile()).start();
        try (InputStream err = process.getErrorStream()) {
            String lines = new String(err.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), lines, Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theTablesAreMadeByACommandAndThePortalNeedsNoPasswordOfTheirOwners() throws Exception {
        Ended before = ends(withoutThePassword());
        Ended made = migrate();
        // Of a version that this portal has been put back from.
        tables.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) SELECT MAX(installed_rank) + 1, '900', 'Later', 'SQL',"
                        + " 'V900__Later.sql', 1, 'ownerless_owner', 1, TRUE FROM flyway_schema_history");
        Portal portal = withoutThePassword();
        portal.start();
        try {
            portal.waitUntilReady();

            assertThat(before.status()).isEqualTo(78);
            assertThat(before.lines())
                    .contains(OWNERS_PASSWORD + " is missing, and the tables that this version needs are not there")
                    .contains("quarkus-run.jar migrate");
            assertThat(made.status()).as(made.lines() + made.log()).isZero();
            assertThat(made.log()).contains("The tables are up to date.").doesNotContain("WARN", "ERROR", "\tat ");
            assertThat(Files.readString(portal.log()))
                    .contains("The tables are of a later version: they are at 900")
                    .doesNotContain("ERROR");
        } finally {
            portal.stop();
        }
    }

    /** It has the owner's password, as most have, and would make its own older views under scripts of the next version. */
    @Test
    void aPortalThatIsPutBackLeavesViewsAndRightsOfTheLaterVersion() throws Exception {
        assertThat(migrate().status()).isZero();
        tables.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) SELECT MAX(installed_rank) + 1, '900', 'Later', 'SQL',"
                        + " 'V900__Later.sql', 1, 'ownerless_owner', 1, TRUE FROM flyway_schema_history");
        tables.execute("UPDATE flyway_schema_history SET checksum = 7 WHERE version IS NULL");
        Portal portal = parts.fourthPortal(tables.settings());
        portal.start();
        try {
            portal.waitUntilReady();
            Ended command = migrate();

            assertThat(command.status()).as(command.lines() + command.log()).isZero();
            assertThat(tables.text("SELECT GROUP_CONCAT(checksum) FROM flyway_schema_history WHERE version IS NULL"))
                    .isEqualTo("7");
            assertThat(Files.readString(portal.log()))
                    .contains("The tables are of a later version: they are at 900")
                    .doesNotContain("ERROR");
        } finally {
            portal.stop();
        }
    }

    @Test
    void aPortalThatIsNewerThanItsTablesNamesWhatIsMissingInOneLine() throws Exception {
        assertThat(migrate().status()).isZero();
        String script = tables.text("SELECT script FROM flyway_schema_history WHERE version IS NOT NULL"
                + " ORDER BY CAST(version AS UNSIGNED) DESC LIMIT 1");
        tables.execute("DELETE FROM flyway_schema_history WHERE version IS NULL OR script = '" + script + "'");

        Ended refused = ends(withoutThePassword());
        Ended again = migrate();

        assertThat(refused.status()).isEqualTo(78);
        assertThat(refused.log()).doesNotContain("\tat ");
        assertThat(refused.log().lines().filter(line -> line.contains("ERROR")))
                .singleElement()
                .asString()
                .contains(
                        "its tables are older than this version",
                        OWNERS_PASSWORD,
                        "migrate",
                        script.replaceFirst(".*/", "") + ", R__Views_and_rights.sql");
        assertThat(again.status()).as("what was half done is done again").isZero();
    }

    @Test
    void theCommandNamesWhatItLacks() throws Exception {
        Map<String, String> settings = new HashMap<>(tables.settings());
        settings.put(OWNERS_PASSWORD, LEFT_OUT);

        Ended refused = ends(parts.fourthPortal(settings), "migrate");

        assertThat(refused.status()).isEqualTo(78);
        assertThat(refused.lines().lines()).hasSize(3).anyMatch(line -> line.contains(OWNERS_PASSWORD + " is missing"));
    }
}
