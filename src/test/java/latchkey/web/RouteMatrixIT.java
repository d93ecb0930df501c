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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.Test;

/** Every route of the built application, for everybody who may come along. */
class RouteMatrixIT {
    private static final Site SITE = Site.shared();
    private static final String ALICES = UUID.randomUUID().toString();

    /** Asked last, so that the others still have one. */
    private static final String ENDS_THE_SESSION = "POST /settings/sign-out-everywhere";

    /** Ends it too. */
    private static final String ENDS_EVERYTHING = "POST /compromised";

    /** Routes of the HTTP server itself, which no annotation tells of; with what a client asks by them. */
    private static final List<Route> BELOW_THE_REST_LAYER = List.of(
            new Route("GET", "/mail/config-v1.1.xml?emailaddress={address}", true),
            new Route("GET", "/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={address}", true),
            new Route("POST", "/autodiscover/autodiscover.xml", true),
            new Route("POST", "/Autodiscover/Autodiscover.xml", true),
            new Route("GET", "/autodiscover/autodiscover.json?Email={address}&Protocol=AutodiscoverV1", true));

    private enum Visitor {
        NOBODY,
        ALICE_WITHOUT_SECOND_FACTOR,
        ALICE,
        BOB,
        HANNA,
        ADAM
    }

    private enum Answer {
        SIGN_IN,
        NOT_ALLOWED,
        NOT_THERE,
        LET_IN
    }

    /** Who is let in; everybody else is sent to sign in, refused, or told that there is no such thing. */
    private enum Rule {
        FOR_ALL,
        /** Nobody is asked to sign in, and what there is, is another browser's. */
        NOT_THERE_WITHOUT_A_COOKIE,
        FOR_OWNERS,
        FOR_THE_OWNER_OF_THE_THING,
        FOR_HELPDESK,
        /** Hanna and adam too are told that there is no such thing. */
        FOR_HELPDESK_AND_NOT_THERE,
        FOR_ADMIN,
        /** Adam too is told that there is no such thing: what is asked for does not exist. */
        FOR_ADMIN_AND_NOT_THERE,
        /** No session counts there, and nobody is sent to sign in. */
        FOR_MACHINES;

        Answer to(Visitor visitor) {
            if (this == FOR_ALL) {
                return Answer.LET_IN;
            }
            if (this == NOT_THERE_WITHOUT_A_COOKIE) {
                return Answer.NOT_THERE;
            }
            if (this == FOR_MACHINES) {
                return Answer.NOT_ALLOWED;
            }
            if (visitor == Visitor.NOBODY) {
                return Answer.SIGN_IN;
            }
            if (visitor == Visitor.ALICE_WITHOUT_SECOND_FACTOR) {
                return Answer.NOT_ALLOWED;
            }
            return switch (this) {
                case FOR_THE_OWNER_OF_THE_THING -> visitor == Visitor.ALICE ? Answer.LET_IN : Answer.NOT_THERE;
                case FOR_HELPDESK ->
                    visitor == Visitor.HANNA || visitor == Visitor.ADAM ? Answer.LET_IN : Answer.NOT_ALLOWED;
                case FOR_HELPDESK_AND_NOT_THERE ->
                    visitor == Visitor.HANNA || visitor == Visitor.ADAM ? Answer.NOT_THERE : Answer.NOT_ALLOWED;
                case FOR_ADMIN -> visitor == Visitor.ADAM ? Answer.LET_IN : Answer.NOT_ALLOWED;
                case FOR_ADMIN_AND_NOT_THERE -> visitor == Visitor.ADAM ? Answer.NOT_THERE : Answer.NOT_ALLOWED;
                default -> Answer.LET_IN;
            };
        }
    }

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("GET /", Rule.FOR_ALL),
            Map.entry("GET /signed-out", Rule.FOR_ALL),
            Map.entry("GET /sign-in/again", Rule.FOR_ALL),
            Map.entry("GET /sign-in/failed", Rule.FOR_ALL),
            Map.entry("GET /oidc/callback", Rule.FOR_ALL),
            Map.entry("GET /sign-in", Rule.FOR_OWNERS),
            // Who is signed in no longer wants to be out, not to sign in first.
            Map.entry("POST /sign-out", Rule.FOR_ALL),
            Map.entry("POST /language", Rule.FOR_ALL),
            Map.entry("POST /settings/language", Rule.FOR_OWNERS),
            Map.entry("GET /home", Rule.FOR_OWNERS),
            Map.entry("GET /logins", Rule.FOR_OWNERS),
            Map.entry("GET /app-passwords", Rule.FOR_OWNERS),
            Map.entry("POST /app-passwords", Rule.FOR_OWNERS),
            Map.entry("GET /app-passwords/new", Rule.FOR_OWNERS),
            Map.entry("GET /app-passwords/{id}", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/revoke", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/revoke", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/revive", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/revive", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/mine", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/rename", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/rename", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/leaked", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/leaked", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/renew", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/renew", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/lights", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/lights/stream", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/hand-over", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/hand-over", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/hand-over/not-me", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/setup-files/profile", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/setup-files/k9s", Rule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /hand-over/{handle}", Rule.FOR_ALL),
            Map.entry("POST /hand-over/{handle}", Rule.FOR_ALL),
            Map.entry("GET /hand-over/{handle}/lights", Rule.FOR_ALL),
            // Whoever has no cookie of a hand-over, signed in or not.
            Map.entry("GET /hand-over/{handle}/profile", Rule.NOT_THERE_WITHOUT_A_COOKIE),
            Map.entry("GET /hand-over/{handle}/k9s", Rule.NOT_THERE_WITHOUT_A_COOKIE),
            Map.entry("GET /settings", Rule.FOR_OWNERS),
            Map.entry("GET /settings/data", Rule.FOR_OWNERS),
            Map.entry("GET /settings/download", Rule.FOR_OWNERS),
            Map.entry("POST /settings/download", Rule.FOR_OWNERS),
            Map.entry(ENDS_THE_SESSION, Rule.FOR_OWNERS),
            Map.entry("GET /compromised", Rule.FOR_OWNERS),
            Map.entry(ENDS_EVERYTHING, Rule.FOR_OWNERS),
            Map.entry("GET /app-passwords/revoke-all", Rule.FOR_OWNERS),
            Map.entry("POST /app-passwords/revoke-all", Rule.FOR_OWNERS),
            Map.entry("POST /helpdesk/accounts/{address}/clients/{id}/close", Rule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/accounts/{address}/clients/{id}/reopen", Rule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /admin/accounts", Rule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}", Rule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/relink", Rule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/relink", Rule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/custodian", Rule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/custodian", Rule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/custodian/remove", Rule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/custodian/remove", Rule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/kind", Rule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/kind", Rule.FOR_ADMIN),
            Map.entry("GET /admin/domains", Rule.FOR_ADMIN),
            Map.entry("POST /admin/domains", Rule.FOR_ADMIN),
            Map.entry("GET /admin/checks", Rule.FOR_ADMIN),
            Map.entry("POST /admin/checks", Rule.FOR_ADMIN),
            Map.entry("GET /migration", Rule.FOR_HELPDESK),
            Map.entry("GET /migration/plan", Rule.FOR_ADMIN),
            Map.entry("POST /migration/plan", Rule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /helpdesk/failing", Rule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/accounts/{address}", Rule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/app-passwords/{id}/revoke", Rule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/app-passwords/{id}/revoke", Rule.FOR_HELPDESK),
            Map.entry("GET /admin/audit", Rule.FOR_ADMIN),
            Map.entry("POST /api/v1/accounts/{address}/deactivate", Rule.FOR_MACHINES),
            Map.entry("POST /api/v1/accounts/{address}/activate", Rule.FOR_MACHINES));

    @Test
    void everybodyGetsWhatTheRuleOfTheRouteSays() throws Exception {
        List<Route> routes = Stream.concat(Route.ofThePortal().stream(), Route.OF_MACHINES.stream())
                .sorted(Comparator.comparing(RouteMatrixIT::endsTheSession))
                .toList();
        assertThat(routes).hasSizeGreaterThanOrEqualTo(RULES.size());
        assertThat(faults(routes)).isEmpty();
        alicesAppPassword();

        List<Route> all =
                Stream.concat(BELOW_THE_REST_LAYER.stream(), routes.stream()).toList();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<Visitor, String> visitor : cookies().entrySet()) {
            for (Route route : all) {
                Answer due = rule(route).to(visitor.getKey());
                Answer given = ask(route, visitor.getValue());
                if (endsTheSession(route)) {
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

    private static boolean endsTheSession(Route route) {
        return route.toString().equals(ENDS_THE_SESSION) || route.toString().equals(ENDS_EVERYTHING);
    }

    private static Rule rule(Route route) {
        return BELOW_THE_REST_LAYER.contains(route)
                ? Rule.FOR_ALL
                : Objects.requireNonNull(RULES.get(route.toString()));
    }

    private static List<String> faults(List<Route> routes) {
        List<String> faults = new ArrayList<>();
        for (Route route : routes) {
            if (!RULES.containsKey(route.toString())) {
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
        return session.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
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
