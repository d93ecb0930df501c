package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Dovecot;
import latchkey.parts.OidcStub;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jspecify.annotations.Nullable;

/** A provider that tells what the test wants it to, and the portals that believe it. */
final class AnotherProvider {
    private static final Site SITE = Site.shared();

    private final OidcStub provider = new OidcStub(Duration.ofSeconds(3));

    OidcStub provider() {
        return provider;
    }

    Portal strict() {
        return SITE.parts().secondPortal(settings());
    }

    /** Takes the second factor for granted, and has short sessions: a token of theirs is refreshed after eight seconds. */
    Portal trusting() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("latchkey.sign-in.provider-enforces-second-factor", "true");
        settings.put("latchkey.sign-in.session-length", "PT18S");
        settings.put("latchkey.sign-in.fresh-for", "PT2S");
        return SITE.parts().fourthPortal(settings);
    }

    private Map<String, String> settings() {
        return Map.of(
                "latchkey.oidc.issuer",
                provider.issuer(),
                "latchkey.oidc.client-id",
                OidcStub.CLIENT,
                "latchkey.oidc.client-secret",
                OidcStub.SECRET,
                "latchkey.oidc.roles-claim",
                "roles,\"https://example.org/roles\"",
                "latchkey.sign-in.second-address-claim",
                "recovery",
                "latchkey.sign-in.accepted-amr",
                "otp,hwk",
                "latchkey.kick.url",
                SITE.parts().dovecot().doveadmUrl(),
                "latchkey.kick.key",
                Dovecot.DOVEADM_KEY,
                "latchkey.kick.every",
                "PT1S");
    }

    static Map<String, @Nullable Object> claims(@Nullable Object... pairs) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            claims.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return claims;
    }

    Page comesBack(WebSession session, String path, String person) {
        Page away = session.get(path);
        assertThat(away.location()).startsWith(provider.issuer());
        return session.open(away.location() + "&person=" + person);
    }

    Page signIn(Portal portal, Map<String, @Nullable Object> claims) {
        String person = UUID.randomUUID().toString();
        provider.knows(person, claims);
        return comesBack(new WebSession(portal.url()), "/settings", person);
    }

    static String newMailbox(String name) {
        String address = name + "-" + UUID.randomUUID() + "@example.org";
        SITE.change("INSERT INTO account (address, domain) VALUES (?, 'example.org')", address);
        return address;
    }

    static List<?> owners(String address) {
        return SITE.rows(
                "SELECT p.subject FROM account_owner o JOIN person p ON p.id = o.person_id WHERE o.address = ?",
                address);
    }
}
