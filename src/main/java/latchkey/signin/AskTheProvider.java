package latchkey.signin;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import latchkey.web.ChosenLanguage;

/** What the browser is told to ask the provider for, each time: a second factor, and how old it may be. */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class AskTheProvider implements OidcRedirectFilter {
    /** Mark of a request whose session is over: only a new sign-in helps, not the one that the provider remembers. */
    static final String ANEW = "latchkey.anew";

    private final SignInConfig config;
    private final FreshlyAsked freshlyAsked;

    AskTheProvider(SignInConfig config, FreshlyAsked freshlyAsked) {
        this.config = config;
        this.freshlyAsked = freshlyAsked;
    }

    @Override
    public void filter(OidcRedirectContext context) {
        RoutingContext request = context.routingContext();
        MultiMap query = context.additionalQueryParams();
        if (!config.acceptedAcr().isEmpty()) {
            query.set("acr_values", String.join(" ", config.acceptedAcr()));
        }
        String maxAge = request.get(AskForFreshSecondFactor.MAX_AGE);
        if (maxAge != null) {
            freshlyAsked.leaves(request, context.redirectUri());
        }
        // Some providers tell auth_time only when max_age was sent, so it always is.
        query.set(
                "max_age", maxAge == null ? Long.toString(config.sessionLength().toSeconds()) : maxAge);
        // Where nothing of ours was asked for, the provider may still have what the browser wants.
        ChosenLanguage.of(request).ifPresent(language -> query.set("ui_locales", tags(language)));
        if (request.get(ANEW) != null) {
            query.set("prompt", "login");
        }
        if (request.request().getCookie(SignInPages.AGAIN) != null) {
            query.set("prompt", "login");
            // A script is not sent anywhere; the page that it reloads still needs the mark.
            if (request.request().getHeader("HX-Request") == null) {
                request.response()
                        .addCookie(Cookie.cookie(SignInPages.AGAIN, "")
                                .setPath("/")
                                .setMaxAge(0));
            }
        }
    }

    /** In order of preference (OpenID Connect Core 1.0, section 3.1.2.1); providers know Simplified Chinese by several names. */
    private static String tags(Locale language) {
        return language.equals(Locale.CHINESE) ? "zh-Hans zh-CN zh" : language.toLanguageTag();
    }
}
