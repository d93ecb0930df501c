package latchkey.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/** A portal whose provider says of people what it is told, and a domain with whatever a page can show, under long names. */
final class Stage implements AutoCloseable {
    static final String LONG_NAME = "Dr. Maximiliane-Charlotte von und zu Oberbirkenfeld-Schneewittchen";

    static final String LONG_LABEL = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselverwaltungscomputer 0";

    private static @Nullable Stage shared;

    private final Site site = Site.shared();
    private final OidcStub provider = new OidcStub(Duration.ofMinutes(30));
    private final StagedDomain domain = new StagedDomain(site, provider.issuer());
    private final Portal portal = site.parts()
            .secondPortal(Map.of(
                    "latchkey.oidc.issuer",
                    provider.issuer(),
                    "latchkey.oidc.client-id",
                    OidcStub.CLIENT,
                    "latchkey.oidc.client-secret",
                    OidcStub.SECRET,
                    "latchkey.oidc.second-factor-page",
                    "https://id.example.org/second-factor",
                    // Longer than all looks together.
                    "latchkey.sign-in.fresh-for",
                    "PT2H"));

    private Stage() {
        portal.start();
        domain.fill();
        portal.waitUntilReady();
    }

    static synchronized Stage shared() {
        if (shared == null) {
            shared = new Stage();
        }
        return shared;
    }

    static StagedDomain domain() {
        return shared().domain;
    }

    static synchronized void end() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    @Override
    public void close() {
        portal.stop();
        provider.close();
    }

    String portal() {
        return portal.url();
    }

    OidcStub provider() {
        return provider;
    }

    /** Nobody is asked for anything there, so it has to be said who it is. */
    static void signIn(Page page, String path, String person) {
        String provider = page.request()
                .get(path, RequestOptions.create().setMaxRedirects(0))
                .headers()
                .get("location");
        page.navigate(Objects.requireNonNull(provider) + "&person=" + person);
    }
}
