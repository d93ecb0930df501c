package latchkey.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.HashMap;
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
    private final StagedMailcow mailcow = new StagedMailcow(site);
    private final StagedDomain domain = new StagedDomain(site, provider.issuer());
    private final Portal portal = site.parts().secondPortal(settings());

    private Stage() {
        portal.start();
        domain.fill();
        mailcow.fill(provider.issuer());
        portal.waitUntilReady();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(mailcow.settings());
        settings.put("latchkey.oidc.issuer", provider.issuer());
        settings.put("latchkey.oidc.client-id", OidcStub.CLIENT);
        settings.put("latchkey.oidc.client-secret", OidcStub.SECRET);
        settings.put("latchkey.sign-in.second-address-claim", "recovery");
        settings.put("latchkey.nudge.most", "100");
        settings.put("latchkey.oidc.second-factor-page", "https://id.example.org/second-factor");
        // Longer than all looks together.
        settings.put("latchkey.sign-in.fresh-for", "PT2H");
        return settings;
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

    static StagedMailcow mailcow() {
        return shared().mailcow;
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
        mailcow.close();
        BanStops.nothing();
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
