package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Somebody comes back from the provider without being signed in: always a page with words and a way on. */
class BrokenSignInIT {
    private static final Site SITE = Site.shared();

    private final WebSession somebody = WebSession.at(SITE);
    private final String state = Stream.of(URI.create(somebody.get("/sign-in").location())
                    .getRawQuery()
                    .split("&"))
            .filter(parameter -> parameter.startsWith("state="))
            .map(parameter -> parameter.substring("state=".length()))
            .findFirst()
            .orElseThrow();

    private static void saysThatItDidNotWork(Page page) {
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.words()).contains("The sign-in did not work").contains("Nothing was changed");
        assertThat(page.html().select("main a[href=/sign-in/again]")).hasSize(1);
    }

    @Test
    void theProviderSaysNo() {
        Page page = somebody.open("/oidc/callback?error=access_denied&error_description=call-555&state=" + state);

        saysThatItDidNotWork(page);
        assertThat(page.response().asString()).doesNotContain("call-555").doesNotContain("access_denied");
    }

    @Test
    void theStateIsAnotherOne() {
        saysThatItDidNotWork(somebody.open("/oidc/callback?code=abc&state=00000000-0000-4000-8000-000000000000"));
    }

    @Test
    void theCodeIsForged() {
        saysThatItDidNotWork(somebody.open("/oidc/callback?code=abc&state=" + state));
    }

    @Test
    void thereIsNoSignInUnderWay() {
        saysThatItDidNotWork(WebSession.at(SITE).open("/oidc/callback?code=abc&state=" + state));
    }

    @Test
    void theAddressHasBeenTypedByHand() {
        saysThatItDidNotWork(WebSession.at(SITE).open("/oidc/callback"));
    }

    @Test
    void theWayOutLeadsToTheProvider() {
        Page provider = somebody.open("/sign-in/again");

        assertThat(provider.url()).startsWith(SITE.parts().keycloak().issuer()).contains("prompt=login");
        assertThat(provider.html().select("form#kc-form-login")).hasSize(1);
    }
}
