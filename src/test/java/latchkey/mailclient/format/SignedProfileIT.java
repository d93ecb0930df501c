package latchkey.mailclient.format;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A profile as OpenSSL and Python read it. */
class SignedProfileIT {
    @TempDir
    private static Path folder;

    private record SetFiles(Optional<Path> certificate, Optional<Path> key) implements ProfileSigningConfig {}

    @BeforeAll
    static void makeKeys() throws Exception {
        SigningKeys.in(folder);
    }

    @ParameterizedTest
    @CsvSource({"rsa.pem, rsa.key", "rsa.pem, old-rsa.key", "ec.pem, ec.key"})
    void isVerifiedByTheAuthorityAndHoldsWhatTheTableSays(String certificate, String key) throws Exception {
        byte[] plain = AppleProfileTest.of(Anna.at(Anna.SERVERS), "phone", Anna.SECRET);
        ForeignProgram reader = new ForeignProgram(folder);

        byte[] signed = signer(certificate, key).sign(plain);

        Files.write(folder.resolve("signed"), signed);
        SigningKeys.verify(folder, "signed", "verified");
        assertThat(Files.readAllBytes(folder.resolve("verified"))).isEqualTo(plain);
        assertThat(reader.run("openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", "signed"))
                .contains("sha256", "CN=Authority");
        JsonObject profile = SigningKeys.plist(folder, "verified");
        assertThat(profile.getMap())
                .contains(
                        entry("PayloadType", "Configuration"),
                        entry("PayloadVersion", 1),
                        entry("PayloadDisplayName", "Mail für anna@example.org"),
                        entry("PayloadDescription", "Sets up <Mail> & sends"),
                        entry("PayloadOrganization", "Example & Söhne"),
                        entry("PayloadRemovalDisallowed", false),
                        entry("TargetDeviceType", 1))
                .doesNotContainKeys("RemovalDate", "DurationUntilRemoval", "PayloadScope");
        assertThat(profile.getJsonArray("PayloadContent")).hasSize(1);
        JsonObject mail = profile.getJsonArray("PayloadContent").getJsonObject(0);
        mail.remove("PayloadIdentifier");
        mail.remove("PayloadUUID");
        assertThat(mail.getMap())
                .containsOnly(
                        entry("PayloadType", "com.apple.mail.managed"),
                        entry("PayloadVersion", 1),
                        entry("PayloadDisplayName", "anna@example.org"),
                        entry("EmailAccountType", "EmailTypeIMAP"),
                        entry("EmailAccountDescription", "anna@example.org"),
                        entry("EmailAccountName", "Anna Müller"),
                        entry("EmailAddress", "anna@example.org"),
                        entry("IncomingMailServerAuthentication", "EmailAuthPassword"),
                        entry("IncomingMailServerHostName", "imap.example.org"),
                        entry("IncomingMailServerPortNumber", 993),
                        entry("IncomingMailServerUseSSL", true),
                        entry("IncomingMailServerUsername", "anna@example.org"),
                        entry("IncomingPassword", Anna.PASSWORD),
                        entry("OutgoingMailServerAuthentication", "EmailAuthPassword"),
                        entry("OutgoingMailServerHostName", "smtp.example.org"),
                        entry("OutgoingMailServerPortNumber", 465),
                        entry("OutgoingMailServerUseSSL", true),
                        entry("OutgoingMailServerUsername", "anna@example.org"),
                        entry("OutgoingPassword", Anna.PASSWORD),
                        entry("PreventMove", false),
                        entry("PreventAppSheet", false));
    }

    @Test
    void isPlainWhereNothingIsSetToSignWith() throws Exception {
        ProfileSigner nothing = new ProfileSigner(new SetFiles(Optional.empty(), Optional.empty()));
        byte[] plain = AppleProfileTest.of(Anna.at(Anna.SERVERS), "phone", Anna.SECRET);

        nothing.check(new StartupEvent());
        Files.write(folder.resolve("plain"), nothing.sign(plain));

        assertThat(SigningKeys.plist(folder, "plain").getString("PayloadType")).isEqualTo("Configuration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa.pem ec.key", "rsa.key rsa.pem", "rsa.pem nothing", "rsa.csr rsa.key", "rsa.pem -"})
    void filesThatDoNotFitStopTheStart(String certificateAndKey) {
        String[] names = certificateAndKey.split(" ", -1);

        assertThatThrownBy(() -> signer(names[0], names[1]).check(new StartupEvent()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("latchkey.apple-profile");
    }

    private static ProfileSigner signer(String certificate, String key) {
        return new ProfileSigner(new SetFiles(
                Optional.of(folder.resolve(certificate)),
                Optional.of(key).filter(name -> !name.equals("-")).map(folder::resolve)));
    }
}
