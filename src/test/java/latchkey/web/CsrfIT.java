package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.Snapshot;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Adam, who may do everything, on a page of somebody else who sends forms to the portal behind his back. */
class CsrfIT {
    private static final Site SITE = Site.shared();

    @Test
    void nothingIsDoneWithoutATokenOfAFormOfHis() {
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        adam.open("/app-passwords");
        String token = String.valueOf(adam.cookie("csrf-token"));
        String foreign = String.valueOf(WebSession.signedIn(SITE, Person.BOB).cookie("csrf-token"));
        Map<String, UnaryOperator<RequestSpecification>> attacks = Map.of(
                "no token", request -> form(request).formParam("label", "x"),
                "a wrong token", request -> form(request).formParam("csrf-token", "wrong"),
                "an empty token", request -> form(request).formParam("csrf-token", ""),
                "somebody else's token", request -> form(request).formParam("csrf-token", foreign),
                "JSON", request -> request.contentType(ContentType.JSON).body("{\"csrf-token\":\"" + token + "\"}"),
                "plain text", request -> request.contentType(ContentType.TEXT).body("csrf-token=" + token),
                "a form in parts without a token", request -> request.multiPart("label", "x"),
                "no type at all", request -> request.body("csrf-token=" + token),
                "said by the browser to be foreign",
                        request -> form(request).formParam("csrf-token", token).header("Sec-Fetch-Site", "cross-site"));
        Snapshot before = Snapshot.of(SITE);

        for (String path : postRoutes()) {
            attacks.forEach((name, attack) -> {
                Page answer = adam.exchange("POST", path, attack);
                assertThat(answer.status()).as(name + " at " + path).isEqualTo(400);
                assertThat(answer.words()).as(name + " at " + path).contains("Nothing was changed");
                assertThat(answer.html().select("main a[href]")).as("a way out").isNotEmpty();
            });
        }

        assertThat(Snapshot.of(SITE).changedSince(before)).isEmpty();
        assertThat(adam.get("/home").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void whoSentAFormTooLateIsLedBackToItAndNeverToAnotherSite() {
        WebSession bob = WebSession.signedIn(SITE, Person.BOB);
        String form = "/app-passwords/new?account=bob%40example.org&client=thunderbird";

        assertThat(wayOut(bob, SITE.portal().url() + form)).isEqualTo(form);
        for (String elsewhere : List.of(
                "https://elsewhere.example/form",
                SITE.portal().url() + ".example/form",
                SITE.portal().url() + "//elsewhere.example/form",
                "mailto:bob@example.org",
                "no address")) {
            assertThat(wayOut(bob, elsewhere)).as(elsewhere).isEqualTo("/");
        }
    }

    private static String wayOut(WebSession visitor, String referer) {
        return visitor.exchange(
                        "POST",
                        "/app-passwords",
                        request -> form(request).header("Referer", referer).formParam("csrf-token", "of yesterday"))
                .html()
                .select("main a.button")
                .attr("href");
    }

    private static RequestSpecification form(RequestSpecification request) {
        return request.contentType(ContentType.URLENC.withCharset("UTF-8"));
    }

    private static List<String> postRoutes() {
        return Route.ofThePortal().stream()
                .filter(route -> route.method().equals("POST"))
                .map(route -> route.path()
                        .replace("{id}", UUID.randomUUID().toString())
                        .replace("{handle}", "000000000000")
                        .replace("{number}", "7")
                        .replace("{address}", Person.ALICE.address()))
                .toList();
    }
}
