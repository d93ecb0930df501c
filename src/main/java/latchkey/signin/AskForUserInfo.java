package latchkey.signin;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.UserInfo;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Some providers tell the address at their UserInfo endpoint only (OpenID Connect Core 1.0, section 5.4: where there is an
 * access token, that is the place). It is asked once, as somebody comes back from the provider: later on the access token is
 * not kept, and what was linked stays linked.
 */
@ApplicationScoped
class AskForUserInfo {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final TenantConfigBean tenants;
    private final SignInConfig config;
    private final SignInTrouble trouble;

    AskForUserInfo(TenantConfigBean tenants, SignInConfig config, SignInTrouble trouble) {
        this.tenants = tenants;
        this.config = config;
        this.trouble = trouble;
    }

    /** @param known else the provider has said nothing of addresses this time, which is not that there are none */
    record Addresses(ToldByProvider told, boolean known) {}

    /** @param cameBack present while somebody comes back from the provider */
    Addresses of(Claims claims, Optional<RoutingContext> cameBack) {
        ToldByProvider byToken = claims.told();
        if (byToken.verifiedAddress(config).isPresent() || cameBack.isEmpty()) {
            return new Addresses(byToken, byToken.hasAddress(config));
        }
        Optional<ToldByProvider> answer = about(claims.token().getSubject(), cameBack.get());
        ToldByProvider told =
                answer.filter(one -> one.verifiedAddress(config).isPresent()).orElse(byToken);
        if (told.verifiedAddress(config).isEmpty()) {
            trouble.noAddress(told.missing(config));
        }
        return new Addresses(told, byToken.hasAddress(config) || answer.isPresent());
    }

    /** @return nothing where the provider has no such place, does not answer, or speaks of somebody else */
    private Optional<ToldByProvider> about(String subject, RoutingContext cameBack) {
        OidcConfigurationMetadata provider =
                tenants.getDefaultTenant().provider().getMetadata();
        AuthorizationCodeTokens tokens = cameBack.get(AuthorizationCodeTokens.class.getName());
        if (tokens == null || tokens.getAccessToken() == null || provider.getUserInfoUri() == null) {
            return Optional.empty();
        }
        try {
            UserInfo answer = tenants.getDefaultTenant()
                    .getOidcProviderClient()
                    .getUserInfo(tokens.getAccessToken())
                    .await()
                    .atMost(LIMIT);
            // Section 5.3.2: an answer about somebody else must not be used.
            return subject.equals(answer.getSubject())
                    ? Optional.of(new ToldByProvider(answer::get))
                    : Optional.empty();
        } catch (RuntimeException failed) {
            trouble.userInfoFailed(failed);
            return Optional.empty();
        }
    }
}
