package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.AnyPortal;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the browser is told with every answer, whoever gives it: a page, a filter, the sign-in or the server itself. */
@Tag(AnyPortal.TAG)
class SecurityHeadersIT {
    private final WebSession alice = WebSession.signedIn(AnyPortal.url(), Person.ALICE);
    private final WebSession nobody = new WebSession(AnyPortal.url());

    /** One of each status that the portal gives. */
    private Map<Integer, Page> answers() {
        Page list = alice.open("/app-passwords");
        Map<Integer, Page> answers = new LinkedHashMap<>();
        answers.put(200, list);
        answers.put(302, nobody.get("/home"));
        answers.put(303, alice.get("/sign-in"));
        answers.put(400, alice.post("/app-passwords", Map.of("label", "x")));
        answers.put(401, nobody.get("/oidc/callback?code=x&state=y"));
        answers.put(403, alice.get("/helpdesk/failing"));
        answers.put(404, nobody.get("/nothing"));
        answers.put(405, alice.get("/sign-out"));
        answers.put(413, alice.post("/app-passwords", Map.of("label", "x".repeat(100_000))));
        answers.put(422, alice.get("/app-passwords/new?client=nosuch"));
        answers.put(499, nobody.get("/home", Map.of("HX-Request", "true")));
        return answers;
    }

    @Test
    void noAnswerLeavesThemOut() {
        URI provider = URI.create(nobody.get("/home").location());
        String origin = provider.getScheme() + "://" + provider.getAuthority();

        answers().forEach((status, answer) -> {
            assertThat(answer.status()).as(answer.url()).isEqualTo(status);
            String policy = header(answer, "Content-Security-Policy");
            assertThat(policy.split("; "))
                    .as("%s", status)
                    .contains(
                            "default-src 'none'",
                            "script-src 'self'",
                            "style-src 'self'",
                            "base-uri 'none'",
                            "frame-ancestors 'none'",
                            "form-action 'self' " + origin);
            assertThat(policy).doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        });
    }

    @Test
    void noPageIsKeptByTheBrowser() {
        answers()
                .forEach((status, answer) -> assertThat(header(answer, "Cache-Control"))
                        .as("%s", status)
                        .contains("no-store"));
    }

    @Test
    void everyRefusalIsAPageWithWordsAndAWayOut() {
        answers().forEach((status, answer) -> {
            // A script reads the number only, and loads the page anew.
            if (status >= 400 && status != 499) {
                assertThat(answer.response().contentType()).as("%s", status).startsWith("text/html");
                assertThat(answer.words()).as("%s", status).isNotBlank();
                assertThat(answer.html().select("main a[href]"))
                        .as("%s", status)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void styleSheetsAndScriptsMayBeKept() {
        for (String path : new String[] {"/assets/latchkey.css", "/webjars/htmx.org/dist/htmx.min.js"}) {
            Page asset = nobody.get(path, Map.of("Accept", "*/*"));

            assertThat(asset.status()).as(path).isEqualTo(200);
            assertThat(header(asset, "Cache-Control")).as(path).doesNotContain("no-store");
            assertThat(header(asset, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
    }

    private static String header(Page answer, String name) {
        assertThat(answer.response().getHeaders().getValues(name))
                .as("%s, %s", answer.status(), name)
                .hasSize(1);
        return answer.response().getHeader(name);
    }
}
