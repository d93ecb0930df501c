package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The realm that an operator gets with the compose file, imported by a Keycloak as it is. */
class ComposeRealmIT {
    private static final Site SITE = Site.shared();
    private static final String KEYCLOAK = SITE.parts().keycloak().issuer().replaceAll("/realms/.*", "");
    private static final String REALM = "compose";
    private static final String SECRET = "secret-of-the-composed-realm";
    private static final String NORA = "nora@composed.example";
    private static final String NORAS_PASSWORD = "nora-sign-in-1";

    private static final Portal PORTAL = SITE.parts()
            .fourthPortal(Map.of(
                    "latchkey.oidc.issuer",
                    KEYCLOAK + "/realms/" + REALM,
                    "latchkey.oidc.client-id",
                    "latchkey",
                    "latchkey.oidc.client-secret",
                    SECRET));

    @BeforeAll
    static void start() throws IOException {
        RestAssured.given()
                .auth()
                .oauth2(administrator())
                .contentType(ContentType.JSON)
                .body(realm().encode())
                .post(KEYCLOAK + "/admin/realms")
                .then()
                .statusCode(201);
        PORTAL.start();
        PORTAL.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        RestAssured.given().auth().oauth2(administrator()).delete(KEYCLOAK + "/admin/realms/" + REALM);
    }

    private static String administrator() {
        return RestAssured.given()
                .formParams(
                        "client_id", "admin-cli", "grant_type", "password", "username", "admin", "password", "admin")
                .post(KEYCLOAK + "/realms/master/protocol/openid-connect/token")
                .path("access_token");
    }

    /** With nora in it, and a webmail that is content with a password. */
    private static JsonObject realm() throws IOException {
        String file = Files.readString(Path.of("deployment/compose/realm.json"))
                .replace("${LATCHKEY_OIDC_CLIENT_SECRET}", SECRET)
                .replace("https://${LATCHKEY_HOST}", PORTAL.url());
        JsonObject realm = new JsonObject(file).put("realm", REALM);
        realm.getJsonArray("clients")
                .add(new JsonObject()
                        .put("clientId", "webmail")
                        .put("publicClient", true)
                        .put("redirectUris", new JsonArray(List.of(PORTAL.url() + "/signed-out"))));
        realm.getJsonArray("users")
                .add(new JsonObject()
                        .put("username", "nora")
                        .put("enabled", true)
                        .put("email", NORA)
                        .put("emailVerified", true)
                        .put("firstName", "Nora")
                        .put("lastName", "Nilsson")
                        .put(
                                "credentials",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("type", "password")
                                                .put("value", NORAS_PASSWORD))
                                        .add(new JsonObject()
                                                .put("type", "otp")
                                                .put(
                                                        "secretData",
                                                        new JsonObject()
                                                                .put("value", Person.TOTP_SECRET)
                                                                .encode())
                                                .put(
                                                        "credentialData",
                                                        new JsonObject()
                                                                .put("subType", "totp")
                                                                .put("digits", 6)
                                                                .put("counter", 0)
                                                                .put("period", 30)
                                                                .put("algorithm", "HmacSHA1")
                                                                .put("secretEncoding", "BASE32")
                                                                .encode()))));
        return realm;
    }

    private static String webmail() {
        return KEYCLOAK + "/realms/" + REALM + "/protocol/openid-connect/auth?client_id=webmail&response_type=code"
                + "&scope=openid&prompt=login&redirect_uri="
                + URLEncoder.encode(PORTAL.url() + "/signed-out", StandardCharsets.UTF_8);
    }

    @Test
    void aPasswordAtAnotherProgramMakesNoSecondFactorOfYesterdayLookFresh() {
        WebSession nora = new WebSession(PORTAL.url());
        Page settings = nora.signIn("/settings", "nora", NORAS_PASSWORD, true);
        assertThat(settings.url()).as(settings.html().text()).isEqualTo(PORTAL.url() + "/settings");
        assertThat(settings.status()).isEqualTo(200);
        long signedIn = Instant.now().getEpochSecond();
        await().atMost(Duration.ofSeconds(5)).until(() -> Instant.now().getEpochSecond() > signedIn + 1);

        Page mail = nora.signIn(webmail(), "nora", NORAS_PASSWORD, false);
        assertThat(mail.url()).as("by the password alone").startsWith(PORTAL.url() + "/signed-out?");
        nora.forgetCookie("q_session");
        Page again = nora.open("/settings");

        assertThat(again.html().select("form#kc-otp-login-form"))
                .as(again.url() + " " + again.html().text())
                .hasSize(1);
    }
}
