package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.web.RouteRule.Answer;
import latchkey.web.RouteRule.Visitor;
import org.junit.jupiter.api.Test;

/** Every route of the built application, for everybody who may come along. */
class RouteMatrixIT {
    private static final Site SITE = Site.shared();
    private static final String ALICES = UUID.randomUUID().toString();

    @Test
    void everybodyGetsWhatTheRuleOfTheRouteSays() throws Exception {
        List<Route> routes = Stream.concat(Route.ofThePortal().stream(), Route.OF_MACHINES.stream())
                .sorted(Comparator.comparing(RouteRules::endsTheSession))
                .toList();
        assertThat(routes).hasSizeGreaterThanOrEqualTo(RouteRules.size());
        assertThat(faults(routes)).isEmpty();
        Map<Visitor, String> visitors = cookies();
        // Made by nobody here: her first sign-in would end it.
        alicesAppPassword();

        List<Route> all = Stream.concat(RouteRules.BELOW_THE_REST_LAYER.stream(), routes.stream())
                .toList();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<Visitor, String> visitor : visitors.entrySet()) {
            for (Route route : all) {
                Answer due = RouteRules.of(route).to(visitor.getKey());
                Answer given = ask(route, visitor.getValue());
                if (RouteRules.endsTheSession(route)) {
                    SITE.change("UPDATE person SET sessions_valid_from = NULL");
                }
                if (given != due) {
                    wrong.add(visitor.getKey() + " " + route + ": " + given + ", not " + due);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void aPlantedRouteWithoutARuleIsFound() {
        assertThat(faults(Route.of(Planted.class)))
                .containsExactlyInAnyOrder(
                        "GET /planted/secrets has no rule here", "GET /planted/secrets lets anybody decide who may");
    }

    @Path("/planted")
    static class Planted {
        @GET
        @Path("secrets")
        public String all() {
            return "";
        }
    }

    private static List<String> faults(List<Route> routes) {
        List<String> faults = new ArrayList<>();
        for (Route route : routes) {
            if (!RouteRules.has(route)) {
                faults.add(route + " has no rule here");
            }
            if (!route.guarded()) {
                faults.add(route + " lets anybody decide who may");
            }
        }
        return faults;
    }

    private static Answer ask(Route route, String cookies) throws IOException, InterruptedException {
        URI uri = URI.create(SITE.portal().url()
                + route.path()
                        .replace("{id}", ALICES)
                        .replace("{handle}", "0123456789ab")
                        .replace("{number}", "7")
                        .replace("{client}", "thunderbird")
                        .replace("{address}", "alice@example.org"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Accept", "*/*").header("Cookie", cookies);
        if (route.method().equals("POST")) {
            String token = cookies.replaceAll("(?s).*csrf-token=([^;]*).*", "$1");
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("csrf-token=" + token));
        }
        // Only the head of the answer: the lights never end.
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        boolean toProvider = answer.headers()
                .firstValue("Location")
                .orElse("")
                .startsWith(SITE.parts().keycloak().issuer() + "/protocol/openid-connect/auth");
        assertThat(answer.statusCode()).as(route.toString()).isLessThan(500);
        return switch (answer.statusCode()) {
            case 302 -> toProvider ? Answer.SIGN_IN : Answer.LET_IN;
            case 401 -> route.path().startsWith("/api/") ? Answer.NOT_ALLOWED : Answer.LET_IN;
            case 403 -> Answer.NOT_ALLOWED;
            case 404 -> Answer.NOT_THERE;
            // What was sent is incomplete, and the one who sent it is told so.
            default -> Answer.LET_IN;
        };
    }

    /** Each visitor's own session, with the token for forms. */
    private static Map<Visitor, String> cookies() {
        Map<Visitor, String> cookies = new EnumMap<>(Visitor.class);
        cookies.put(Visitor.NOBODY, session(WebSession.at(SITE)));
        WebSession weak = WebSession.at(SITE);
        String address = latchkey.site.Address.without(weak.get("/home").location(), "acr_values");
        weak.answerProvider(weak.open(address), "alice", Person.ALICE.signInPassword(), false);
        cookies.put(Visitor.ALICE_WITHOUT_SECOND_FACTOR, session(weak));
        for (Visitor person : List.of(Visitor.ALICE, Visitor.BOB, Visitor.HANNA, Visitor.ADAM)) {
            cookies.put(person, session(WebSession.signedIn(SITE, Person.valueOf(person.name()))));
        }
        return cookies;
    }

    private static String session(WebSession session) {
        session.get("/signed-out");
        return session.cookieHeader();
    }

    private static void alicesAppPassword() {
        SITE.change(
                "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                        + " made_by, created_at, shown_at, form_id) VALUES (?, 'alice@example.org', 'mtrx', '{SSHA512}no',"
                        + " 'matrix', 'other', 'imap', 'live', '00000000-0000-4000-8000-000000000001',"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID())",
                ALICES);
    }
}
