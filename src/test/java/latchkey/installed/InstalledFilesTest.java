package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be run where there is no container engine are read at least. */
class InstalledFilesTest {
    private static final Path DEPLOYMENT = Path.of("deployment");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.jvm", "Dockerfile.native"})
    void anImageRunsAsNobodySaysWhetherItIsWellAndWhatItIsMadeOf(String name) throws IOException {
        String file = Files.readString(DEPLOYMENT.resolve("image/" + name));
        String last = file.substring(file.lastIndexOf("\nFROM "));

        assertThat(file).contains("Not built here");
        assertThat(last)
                .containsPattern("(?m)^USER [1-9][0-9]*:[1-9][0-9]*$")
                .containsPattern("(?m)^HEALTHCHECK .*\\\\\n +CMD \\[.*\"healthy\"]$")
                .contains("org.opencontainers.image.licenses=\"Apache-2.0\"")
                .contains("bom.json")
                .doesNotContain("curl", "wget", "EXPOSE 9088");
        assertThat(file.lines().filter(line -> line.startsWith("FROM ")))
                .as("which images is for the operator to say, and no host of a registry is written down")
                .allMatch(line -> line.startsWith("FROM ${"));
    }

    @Test
    void everySecretOfTheComposeFileIsAFileAndTheScriptMakesIt() throws IOException {
        String text = compose();
        JsonNode compose = YAML.readTree(text);
        Set<String> declared = names(compose.get("secrets"));
        Set<String> used = new TreeSet<>();
        compose.get("services")
                .forEach(service -> service.path("secrets").forEach(secret -> used.add(secret.asText())));

        assertThat(used).isEqualTo(declared).contains("LATCHKEY_SECRETS_SESSION");
        assertThat(declared)
                .allSatisfy(name -> assertThat(
                                compose.at("/secrets/" + name + "/file").asText())
                        .isEqualTo("./secrets/" + name));
        assertThat(text).doesNotContainPattern("(?i)(password|secret)[A-Z_]*: *[^/{}\\s]{8,}$");
    }

    @Test
    void thePortalOfTheComposeFileCanWriteNothingAndOnlyTheProxyIsReached() throws IOException {
        JsonNode compose = YAML.readTree(compose());
        JsonNode portal = compose.at("/services/latchkey");

        assertThat(portal.get("read_only").asBoolean()).isTrue();
        assertThat(portal.at("/cap_drop/0").asText()).isEqualTo("ALL");
        assertThat(portal.has("ports")).isFalse();
        assertThat(portal.at("/environment/LATCHKEY_TRUSTED_PROXIES"))
                .isEqualTo(compose.at("/services/proxy/networks/default/ipv4_address"));
        assertThat(compose.at("/services/proxy/ports").toString()).isEqualTo("[\"80:80\",\"443:443\"]");
        assertThat(compose.at("/services/db").has("ports")).isFalse();
        assertThat(compose.at("/services/keycloak").has("ports")).isFalse();
        assertThat(compose.at("/services/db/command").toString()).contains("--event-scheduler=ON");
    }

    /** Who lives in the network of another loses it when that one is started anew. */
    @Test
    void proxyAndPortalFindEachOtherAfterARestartOfEither() throws IOException {
        JsonNode compose = YAML.readTree(compose());
        String portal =
                compose.at("/services/latchkey/networks/default/ipv4_address").asText();
        String given = compose.at("/networks/default/ipam/config/0/ip_range").asText();

        assertThat(compose.findValues("network_mode")).isEmpty();
        assertThat(compose.at("/services/proxy/environment/PORTAL").asText()).isEqualTo(portal + ":8088");
        assertThat(compose.at("/services/proxy/command/2").asText()).contains("s/127\\.0\\.0\\.1:8088/$$PORTAL/");
        assertThat(Files.readString(DEPLOYMENT.resolve("proxy/nginx.conf"))).contains("server 127.0.0.1:8088");
        assertThat(given).as("fixed addresses are below").endsWith(".128/25");
        assertThat(Integer.parseInt(portal.replaceFirst(".*\\.", ""))).isLessThan(128);
    }

    @Test
    void whoHasAProviderOrAMailServerLeavesOursOutAndSetsWhatIsHis() throws IOException {
        JsonNode compose = YAML.readTree(compose());
        JsonNode portal = compose.at("/services/latchkey");

        assertThat(compose.at("/services/keycloak/profiles/0").asText()).isEqualTo("keycloak");
        assertThat(compose.at("/services/dovecot/profiles/0").asText()).isEqualTo("dovecot");
        assertThat(Files.readString(DEPLOYMENT.resolve("compose/.env.example")))
                .contains("\nCOMPOSE_PROFILES=keycloak,dovecot\n");
        assertThat(portal.at("/environment/LATCHKEY_OIDC_ISSUER").asText()).startsWith("${OIDC_ISSUER:?");
        assertThat(portal.at("/env_file/0/path").asText()).isEqualTo("latchkey.env");
        assertThat(portal.at("/env_file/0/required").asBoolean(true)).isFalse();
        assertThat(portal.get("depends_on").toString()).doesNotContain("keycloak", "dovecot");
    }

    @Test
    void theOwnersPasswordIsInNoServiceThatStays() throws IOException {
        JsonNode services = YAML.readTree(compose()).get("services");

        assertThat(names(services).stream()
                        .filter(name -> services.at("/" + name + "/secrets")
                                .toString()
                                .contains("LATCHKEY_DATABASE_OWNER_PASSWORD")))
                .as("the database makes its users with it once")
                .containsExactly("db", "tables");
        assertThat(services.at("/tables/command/0").asText()).isEqualTo("migrate");
        assertThat(services.at("/latchkey/depends_on/tables/condition").asText())
                .isEqualTo("service_completed_successfully");
    }

    @Test
    void everythingThatAnOperatorHasToSayIsInTheExample() throws IOException {
        Set<String> asked = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)")
                .matcher(compose())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = Files.readAllLines(DEPLOYMENT.resolve("compose/.env.example")).stream()
                .filter(line -> line.matches("(# )?[A-Z_]+=.+"))
                .map(line -> line.replaceFirst("# ", "").replaceFirst("=.*", ""))
                // Read by docker compose itself.
                .filter(name -> !name.equals("COMPOSE_PROFILES"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(given).isEqualTo(asked);
    }

    /** As the mailbox for check logins of the Dovecot of our tests has it. */
    @Test
    void whoHasNoAliasesIsShownTheTwoNamesOfTheCheckMailbox() {
        for (Document document : List.of(
                Document.of(DEPLOYMENT.resolve("compose/README.md")),
                Document.of(DEPLOYMENT.resolve("dovecot/README.md")))) {
            List<String> lines = document.frames().stream()
                    .filter(frame -> frame.language().equals("text"))
                    .flatMap(frame -> frame.text().lines())
                    .filter(line -> line.startsWith("check"))
                    .toList();

            assertThat(lines)
                    .as(document.toString())
                    .hasSize(2)
                    .allMatch(line -> line.endsWith("::::::user=check@example.org"));
            assertThat(lines.get(0)).startsWith("check@example.org:");
            assertThat(lines.get(1)).startsWith("check-alias@example.org:");
        }
    }

    /** What is proved with the one is good for the other. */
    @Test
    void theRealmAsksForASecondFactorAsTheOneOfTheTestsDoesAndHasNobodyInIt() throws IOException {
        JsonNode realm = new ObjectMapper()
                .readTree(DEPLOYMENT.resolve("compose/realm.json").toFile());
        // Nobody types a code for each page that a test opens.
        JsonNode ofTheTests = new ObjectMapper()
                .readTree(Files.readString(Path.of("src/test/resources/parts/mail-realm.json"))
                        .replaceFirst("(\"loa-condition-level\": \"2\",\\s+\"loa-max-age\": )\"36000\"", "$1\"0\""));

        for (String part : Set.of(
                "/authenticationFlows",
                "/authenticatorConfig",
                "/browserFlow",
                "/attributes",
                "/clients/0/protocolMappers")) {
            assertThat(realm.at(part)).as(part).isEqualTo(ofTheTests.at(part));
        }
        assertThat(realm.get("users")).isEmpty();
        assertThat(realm.get("otpPolicyCodeReusable").asBoolean()).isFalse();
        assertThat(realm.at("/clients/0/secret").asText()).isEqualTo("${LATCHKEY_OIDC_CLIENT_SECRET}");
    }

    @ParameterizedTest
    @CsvSource({
        "/mail/config-v1.1.xml, true",
        "/.well-known/autoconfig/mail/config-v1.1.xml, true",
        "/.well-known/user-agent-configuration.json, true",
        "/autodiscover/autodiscover.xml, true",
        "/Autodiscover/Autodiscover.xml, true",
        "/autodiscover/autodiscover.json, true",
        "/autodiscover/autodiscover.json/v1.0/alice@example.org, true",
        "/Autodiscover/Autodiscover.json/v1.0/alice%40example.org, true",
        "/autodiscover/autodiscover.json/v1.0/, false",
        "/autodiscover/autodiscover.json/v1.0/alice@example.org/home, false",
        "/autodiscover/autodiscover.xml/v1.0/alice@example.org, false",
        "/, false",
        "/home, false",
        "/mail/config-v1.1.xml/home, false",
        "/home/autodiscover/autodiscover.xml, false"
    })
    void traefikLetsTheNamesOfMailProgramsAnswerTheirQuestionsOnly(String path, boolean answered) throws IOException {
        String rule = YAML.readTree(DEPLOYMENT.resolve("proxy/traefik.yml").toFile())
                .at("/http/routers/latchkey-discovery/rule")
                .asText();
        Pattern paths = Pattern.compile(rule.replaceFirst("(?s).*PathRegexp\\(`(.*)`\\).*", "$1"));

        assertThat(paths.matcher(path).find()).isEqualTo(answered);
    }

    private static String compose() throws IOException {
        return Files.readString(DEPLOYMENT.resolve("compose/compose.yaml"));
    }

    private static Set<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
