package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has set is found before the portal starts, and by the command that breaks glass. */
class GivenSettingsTest {
    private static final String FOLDER = "smallrye.config.source.file.locations";

    @TempDir
    private Path secrets;

    @AfterEach
    void forget() {
        System.clearProperty(FOLDER);
        System.clearProperty("latchkey.secrets.hand-over");
    }

    @Test
    void aSecretIsReadFromItsFileByEitherNameAndWithoutTheLastLineBreak() throws IOException {
        Files.writeString(secrets.resolve("latchkey.secrets.session"), "of the folder\n");
        Files.writeString(secrets.resolve("LATCHKEY_OIDC_CLIENT_SECRET"), "of the provider\n");
        System.setProperty(FOLDER, secrets.toString());

        var settings = GivenSettings.read();

        assertThat(settings.getOptionalValue("latchkey.secrets.session", String.class))
                .hasValue("of the folder");
        assertThat(settings.getOptionalValue("latchkey.oidc.client-secret", String.class))
                .hasValue("of the provider");
    }

    @Test
    void whatTheCommandLineSaysGoesBeforeTheFolder() throws IOException {
        Files.writeString(secrets.resolve("latchkey.secrets.hand-over"), "of the folder");
        System.setProperty(FOLDER, secrets.toString());
        System.setProperty("latchkey.secrets.hand-over", "of the command line");

        assertThat(GivenSettings.read().getOptionalValue("latchkey.secrets.hand-over", String.class))
                .hasValue("of the command line");
    }
}
