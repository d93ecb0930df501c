package latchkey.operations.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each setting is broken by itself, in an otherwise good file. */
class CheckSettingsTest {
    private record Broken(String setting, String value, String wrong, String wayOut) {}

    static Stream<Broken> settings() {
        return Stream.of(
                new Broken("latchkey.secrets.session", "", "is missing", "openssl rand -hex 32"),
                new Broken("latchkey.secrets.session", "change-me", "everybody knows", "openssl rand -hex 32"),
                new Broken("latchkey.secrets.session", "b7e4852c3d1f0a99", "has 16 characters", "openssl rand -hex 32"),
                new Broken("latchkey.secrets.session", "0".repeat(40), "everybody knows", "openssl rand -hex 32"),
                new Broken("latchkey.secrets.hand-over", "b7e4852c3d1f0a99", "too short", "openssl rand -hex 32"),
                new Broken("latchkey.auth-policy.token", "b7e4852c3d1f0a99", "too short", "openssl rand -hex 32"),
                new Broken("latchkey.oidc.client-secret", "secret", "everybody knows", "the provider shows"),
                new Broken("latchkey.database.password", "…", "everybody knows", "user latchkey"),
                new Broken("latchkey.database.password", "a${nobody.sets}b", "that nobody sets", "backslash"),
                new Broken("latchkey.database.owner.password", "short", "too short", "latchkey_owner"),
                new Broken("latchkey.oidc.client-id", "", "is missing", "client at the provider"),
                new Broken("latchkey.oidc.issuer", "", "is missing", "names itself"),
                new Broken("latchkey.oidc.issuer", "login.example.org", "no address on the web", "https://"),
                new Broken("latchkey.database.url", "", "is missing", "jdbc:mariadb://HOST"),
                new Broken("latchkey.database.url", "jdbc:mysql://127.0.0.1/latchkey", "begin with", "jdbc:mariadb://"),
                new Broken(Database.ISOLATION, "repeatable-read", "reports are lost", "Take it out"),
                new Broken("latchkey.sign-in.accepted-acr", "mfa,pwd", "one factor", "second factor"),
                new Broken("latchkey.sign-in.accepted-amr", "pwd", "one factor", "second factor"),
                new Broken("latchkey.oidc.second-factor-page", "http://id.example.org/", "https://", "second factor"),
                new Broken("latchkey.trusted-proxies", "10.0.0.1,0.0.0.0/0", "trusts every address", "127.0.0.1"),
                new Broken("latchkey.mail-server.certificate", "/nowhere/ca.pem", "not there", "Correct the path"),
                new Broken("latchkey.mail.portal", "latchkey.example.org", "no address on the web", "https://"),
                new Broken("latchkey.alarm.webhook", "hooks.example.org/key", "no address on the web", "https://"),
                new Broken("latchkey.kick.url", "https:/mail.example.org", "no address on the web", "https://"),
                new Broken("latchkey.flush.doveadm.mailcow.url", "dovecot:8080", "no address on the web", "http://"),
                new Broken("latchkey.mail.from", "latchkey", "no mail address", "such as"),
                new Broken("latchkey.alarm.mail-to", "a@example.org b@example.org", "no mail address", "such as"),
                new Broken("latchkey.mail.language", "fr", "does not speak", "en, de or zh"),
                new Broken("latchkey.trusted-proxies", "10.0.0.1 10.0.0.2", "neither an address", "with commas"),
                new Broken("latchkey.trusted-proxies", "10.0.0.0/33", "neither an address", "10.0.0.0/24"),
                new Broken("smallrye.config.source.file.locations", "/nowhere/secrets", "/nowhere/secrets", "Correct"),
                new Broken("latchkey.reports.fingerprint-key-also", "b7e4852c", "too short", "openssl rand -hex 32"));
    }

    @Test
    void otherWaysToWriteAnAddressAreGood() {
        List<Fault> faults = GoodSettings.faults(Map.of(
                "latchkey.mail.from", "Latchkey <latchkey@example.org>",
                "latchkey.alarm.mail-to", "a@example.org, b@example.org",
                "latchkey.alarm.webhook", "https://hooks.example.org/services/a/b?key=c",
                "latchkey.flush.doveadm.mailcow.url", "http://dovecot:8080/doveadm/v1",
                "latchkey.trusted-proxies", "proxy, 127.0.0.1,fd00::/64, 10.0.0.0/8"));

        assertThat(faults).extracting(Fault::setting).containsExactly("latchkey.database.url");
    }

    @Test
    void theOwnersPasswordMayBeLeftOut() {
        assertThat(GoodSettings.faults(Map.of("latchkey.database.owner.password", "")))
                .extracting(Fault::setting)
                .containsExactly("latchkey.database.url");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void eachIsNamedInOneLineWithTheWayOut(Broken broken) {
        List<Fault> faults = GoodSettings.faults(Map.of(broken.setting(), broken.value()));

        assertThat(faults)
                .filteredOn(fault -> fault.setting().equals(broken.setting()))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.wrong()).contains(broken.wrong());
                    assertThat(fault.wayOut()).contains(broken.wayOut());
                    assertThat(fault.line().lines()).hasSize(1);
                });
        assertThat(faults)
                .as("nothing else but the database, which is not there")
                .allMatch(fault -> fault.setting().equals(broken.setting())
                        || fault.setting().equals("latchkey.database.url"));
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithItsAddress() {
        assertThat(GoodSettings.faults(Map.of())).singleElement().satisfies(fault -> {
            assertThat(fault.setting()).isEqualTo("latchkey.database.url");
            assertThat(fault.wrong()).contains("leads to no database: jdbc:mariadb://127.0.0.1:1/latchkey");
            assertThat(fault.wayOut()).contains("firewall");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.5.5-10.3.39-MariaDB-0+deb10u2", "10.6.18-MariaDB", "8.0.36", "8.4.2-commercial"})
    void aDatabaseThatIsTooOldOrAnotherIsNamedWithItsVersion(String version) {
        assertThat(Database.tooOld(version)).hasValueSatisfying(fault -> {
            assertThat(fault.line()).contains(version).contains("10.11");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.11.6-MariaDB-0+deb12u1", "11.4.5-MariaDB-log", "5.5.5-10.11.19-MariaDB", "12.0.1-MariaDB"})
    void aDatabaseThatIsTestedIsGood(String version) {
        assertThat(Database.tooOld(version)).isEmpty();
    }

    @Test
    void besideAMailcowTheKeyOfWhatPeopleTriedIsNeededAndItsFileToo() {
        List<Fault> faults = GoodSettings.faults(Map.of(
                "latchkey.mailcow.second.url", "https://mail.example.org",
                "latchkey.mailcow.second.key-file", "/nowhere/key"));

        assertThat(faults)
                .extracting(Fault::setting)
                .contains("latchkey.reports.fingerprint-key", "latchkey.mailcow.second.key-file");
    }

    @Test
    void noLineHoldsASecret() {
        List<Fault> faults = GoodSettings.faults(Map.of("latchkey.secrets.session", "b7e4852c3d1f0a99"));

        assertThat(faults)
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.line())
                        .doesNotContain(
                                "b7e4852c3d1f0a99", "violet-anchor-17", "yellow-anchor-18", "green-harbour-19"));
    }

    /** The environment's own names lose their dashes: one reads like the address of a mailcow that is called "database". */
    @Test
    void theAddressOfMailcowsDatabaseMayBeGivenByTheEnvironment() {
        Given given = new Given(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(GoodSettings.ALL, "test", 100))
                .withSources(new EnvConfigSource(
                        Map.of(
                                "LATCHKEY_MAILCOW_DATABASE_URL", "jdbc:mariadb://10.0.0.2/mailcow",
                                "LATCHKEY_MAILCOW_OLD_DATABASE_URL", "jdbc:mariadb://10.0.0.3/mailcow"),
                        300))
                .build());

        assertThat(CheckSettings.faults(given))
                .noneMatch(fault -> fault.setting().contains("mailcow"));
    }
}
