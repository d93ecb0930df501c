package latchkey.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;

/** Two domains, and a provider whose roles are limited to one of them. */
final class DomainStaff implements AutoCloseable {
    private final String stem = UUID.randomUUID().toString().substring(0, 8);
    private final Site site;
    private final HostedDomain own;
    private final HostedDomain other;
    private final OidcStub provider = new OidcStub(Duration.ofMinutes(10));
    private final Portal portal;
    private @Nullable WebSession helpdesk;
    private @Nullable WebSession admin;

    DomainStaff(Site site) {
        this.site = site;
        own = HostedDomain.named(site, "own-" + stem + ".example");
        other = HostedDomain.named(site, "other-" + stem + ".example");
        portal = site.parts()
                .secondPortal(Map.of(
                        "latchkey.oidc.issuer",
                        provider.issuer(),
                        "latchkey.oidc.client-id",
                        OidcStub.CLIENT,
                        "latchkey.oidc.client-secret",
                        OidcStub.SECRET));
    }

    void start() {
        portal.start();
        portal.waitUntilReady();
        helpdesk = signedIn("helpdesk:" + own.name());
        admin = signedIn("admin:" + own.name().toUpperCase(Locale.ROOT), "helpdesk:", "admin:*");
    }

    @Override
    public void close() {
        portal.stop();
        provider.close();
    }

    Site site() {
        return site;
    }

    /** In the names of both domains, and of no other. */
    String stem() {
        return stem;
    }

    HostedDomain own() {
        return own;
    }

    HostedDomain other() {
        return other;
    }

    WebSession helpdesk() {
        return Objects.requireNonNull(helpdesk);
    }

    WebSession admin() {
        return Objects.requireNonNull(admin);
    }

    WebSession signedIn(String... roles) {
        String person = UUID.randomUUID().toString();
        provider.knows(person, Map.of("roles", List.of(roles)));
        WebSession session = new WebSession(portal.url());
        Page page = session.open(session.get("/settings").location() + "&person=" + person);
        if (page.status() != 200) {
            throw new AssertionError("the sign-in ended with " + page.status());
        }
        return session;
    }

    String url() {
        return portal.url();
    }

    /** For the interface of machines. */
    String machinesToken() {
        return provider.token(Map.of("sub", "dashboard", "aud", "latchkey-api", "roles", List.of("offboarding")));
    }

    /** With the token that a form of the portal has. */
    static Page post(WebSession session, String path, Map<String, ?> fields) {
        session.get("/signed-out");
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put("csrf-token", String.valueOf(session.cookie("csrf-token")));
        return session.post(path, all);
    }

    static List<String> rows(Page page, String attribute) {
        return page.html().select("tr[" + attribute + "]").eachAttr(attribute);
    }
}
