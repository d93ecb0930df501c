package latchkey.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who is let in by each route: the table that {@code RouteMatrixIT} tries for everybody. */
final class RouteRules {
    /** Asked last, so that the others still have one. */
    private static final String ENDS_THE_SESSION = "POST /settings/sign-out-everywhere";

    /** Ends it too. */
    private static final String ENDS_EVERYTHING = "POST /compromised";

    /** Routes of the HTTP server itself, which no annotation tells of; with what a client asks by them. */
    static final List<Route> BELOW_THE_REST_LAYER = List.of(
            new Route("GET", "/mail/config-v1.1.xml?emailaddress={address}", true),
            new Route("GET", "/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={address}", true),
            new Route("POST", "/autodiscover/autodiscover.xml", true),
            new Route("POST", "/Autodiscover/Autodiscover.xml", true),
            new Route("GET", "/autodiscover/autodiscover.json?Email={address}&Protocol=AutodiscoverV1", true),
            new Route("GET", "/autodiscover/autodiscover.json/v1.0/{address}?Protocol=AutodiscoverV1", true));

    private static final Map<String, RouteRule> RULES = Map.ofEntries(
            Map.entry("GET /", RouteRule.FOR_ALL),
            Map.entry("GET /signed-out", RouteRule.FOR_ALL),
            // Who cannot sign in needs it most.
            Map.entry("GET /help", RouteRule.FOR_ALL),
            Map.entry("GET /helpdesk/help", RouteRule.FOR_HELPDESK),
            Map.entry("GET /sign-in/again", RouteRule.FOR_ALL),
            Map.entry("GET /sign-in/failed", RouteRule.FOR_ALL),
            Map.entry("GET /oidc/callback", RouteRule.FOR_ALL),
            Map.entry("GET /sign-in", RouteRule.FOR_OWNERS),
            Map.entry("GET /sign-in/fresh", RouteRule.FOR_OWNERS),
            // Who is signed in no longer wants to be out, not to sign in first.
            Map.entry("POST /sign-out", RouteRule.FOR_ALL),
            Map.entry("POST /language", RouteRule.FOR_ALL),
            Map.entry("POST /settings/language", RouteRule.FOR_OWNERS),
            Map.entry("POST /settings/mails", RouteRule.FOR_OWNERS),
            Map.entry("GET /home", RouteRule.FOR_OWNERS),
            Map.entry("GET /logins", RouteRule.FOR_OWNERS),
            Map.entry("GET /app-passwords", RouteRule.FOR_OWNERS),
            Map.entry("POST /app-passwords", RouteRule.FOR_OWNERS),
            Map.entry("GET /app-passwords/new", RouteRule.FOR_OWNERS),
            Map.entry("GET /app-passwords/made-elsewhere", RouteRule.FOR_OWNERS),
            Map.entry("GET /app-passwords/made-elsewhere/{number}/revoke", RouteRule.FOR_OWNERS_AND_NOT_THERE),
            Map.entry("POST /app-passwords/made-elsewhere/{number}/revoke", RouteRule.FOR_OWNERS_AND_NOT_THERE),
            Map.entry("GET /shut-out", RouteRule.FOR_OWNERS),
            Map.entry("GET /clients/{client}", RouteRule.FOR_OWNERS),
            Map.entry("GET /app-passwords/{id}", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/revoke", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/revoke", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/revive", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/revive", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/mine", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/rename", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/rename", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/leaked", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/leaked", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/renew", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/renew", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/lights", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/lights/stream", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/hand-over", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/hand-over", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/hand-over/not-me", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/hand-over/me", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /app-passwords/{id}/hand-over/who", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/setup-files/profile", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("POST /app-passwords/{id}/setup-files/k9s", RouteRule.FOR_THE_OWNER_OF_THE_THING),
            Map.entry("GET /hand-over/{handle}", RouteRule.FOR_ALL),
            Map.entry("POST /hand-over/{handle}", RouteRule.FOR_ALL),
            Map.entry("GET /hand-over/{handle}/lights", RouteRule.FOR_ALL),
            Map.entry("GET /hand-over/{handle}/lights/stream", RouteRule.FOR_ALL),
            // Whoever has no cookie of a hand-over, signed in or not.
            Map.entry("GET /hand-over/{handle}/profile", RouteRule.NOT_THERE_WITHOUT_A_COOKIE),
            Map.entry("GET /hand-over/{handle}/k9s", RouteRule.NOT_THERE_WITHOUT_A_COOKIE),
            Map.entry("GET /settings", RouteRule.FOR_OWNERS),
            Map.entry("GET /settings/data", RouteRule.FOR_OWNERS),
            Map.entry("GET /settings/download", RouteRule.FOR_OWNERS),
            Map.entry("POST /settings/download", RouteRule.FOR_OWNERS),
            Map.entry(ENDS_THE_SESSION, RouteRule.FOR_OWNERS),
            Map.entry("GET /compromised", RouteRule.FOR_OWNERS),
            Map.entry(ENDS_EVERYTHING, RouteRule.FOR_OWNERS),
            Map.entry("GET /app-passwords/revoke-all", RouteRule.FOR_OWNERS),
            Map.entry("POST /app-passwords/revoke-all", RouteRule.FOR_OWNERS),
            Map.entry("POST /helpdesk/accounts/{address}/assign", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/accounts/{address}/clients/{id}/close", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/accounts/{address}/clients/{id}/reopen", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /helpdesk/names/{id}", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/names/{id}/close", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/names/{id}/reopen", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /admin/accounts", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/relink", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/relink", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/custodian", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/custodian", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/custodian/remove", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/custodian/remove", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/kind", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/kind", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/rename", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/rename", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/accounts/{address}/erase", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/accounts/{address}/erase", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/erasures", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/import", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/import", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/import/{id}", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /admin/import/{id}/begin", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("POST /admin/import/{id}/begin", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("POST /admin/import/{id}/stop", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /admin/import/{id}/go-on", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("POST /admin/import/{id}/go-on", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /admin/import/{id}/lines.csv", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /admin/domains", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/domains", RouteRule.FOR_ADMIN),
            Map.entry("GET /admin/checks", RouteRule.FOR_ADMIN),
            Map.entry("POST /admin/checks", RouteRule.FOR_ADMIN),
            Map.entry("GET /migration", RouteRule.FOR_HELPDESK),
            Map.entry("GET /migration/accounts", RouteRule.FOR_HELPDESK),
            Map.entry("GET /migration/would-fail", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /migration/would-fail/connections.csv", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /migration/plan", RouteRule.FOR_ADMIN),
            Map.entry("GET /migration/plan/list", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("POST /migration/plan/list", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /migration/plan/exempt", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("POST /migration/plan/exempt", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("POST /migration/plan/exempt/end", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /migration/plan/break-glass", RouteRule.FOR_ADMIN),
            Map.entry("POST /migration/plan", RouteRule.FOR_ADMIN_AND_NOT_THERE),
            Map.entry("GET /helpdesk/failing", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/failing.csv", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/nudges", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/nudges/new", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/nudges", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/nudges/{id}", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/nudges/{id}/letters/printed", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/nudges/{id}/begin", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/nudges/{id}/stop", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/nudges/{id}/go-on", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /helpdesk/nudges/{id}/letters", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/accounts/{address}/nudge", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/accounts/{address}/letter", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/accounts/{address}/letter/printed", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/accounts/{address}", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/accounts/{address}/lights", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/accounts/{address}/lights/stream", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/accounts/{address}/take", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/accounts/{address}/release", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/accounts/{address}/caller", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/accounts/{address}/notes", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/accounts/{address}/notes/{id}/strike", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /settings/helpdesk-code", RouteRule.FOR_OWNERS),
            Map.entry("POST /settings/helpdesk-code", RouteRule.FOR_OWNERS),
            Map.entry("GET /helpdesk/guessing", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/accounts/{address}/made-elsewhere", RouteRule.FOR_HELPDESK),
            Map.entry(
                    "GET /helpdesk/accounts/{address}/made-elsewhere/{number}/revoke",
                    RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry(
                    "POST /helpdesk/accounts/{address}/made-elsewhere/{number}/revoke",
                    RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /helpdesk/bans", RouteRule.FOR_HELPDESK),
            Map.entry("GET /helpdesk/bans/lift", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("POST /helpdesk/bans/lift", RouteRule.FOR_HELPDESK_AND_NOT_THERE),
            Map.entry("GET /helpdesk/app-passwords/{id}/revoke", RouteRule.FOR_HELPDESK),
            Map.entry("POST /helpdesk/app-passwords/{id}/revoke", RouteRule.FOR_HELPDESK),
            Map.entry("GET /admin/audit", RouteRule.FOR_ADMIN),
            Map.entry("POST /api/v1/accounts/{address}/deactivate", RouteRule.FOR_MACHINES),
            Map.entry("POST /api/v1/accounts/{address}/activate", RouteRule.FOR_MACHINES),
            Map.entry("GET /api/v1/failing-clients", RouteRule.FOR_MACHINES));

    private RouteRules() {}

    static boolean has(Route route) {
        return RULES.containsKey(route.toString());
    }

    static int size() {
        return RULES.size();
    }

    static RouteRule of(Route route) {
        return BELOW_THE_REST_LAYER.contains(route)
                ? RouteRule.FOR_ALL
                : Objects.requireNonNull(RULES.get(route.toString()));
    }

    /** Who asks by such a one has to sign in again. */
    static boolean endsTheSession(Route route) {
        return route.toString().equals(ENDS_THE_SESSION) || route.toString().equals(ENDS_EVERYTHING);
    }
}
