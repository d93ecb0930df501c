package latchkey.signin;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.UserInfo;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import latchkey.shared.MailAddress;

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

    /**
     * @param known else the provider has said nothing of addresses this time, which is not that there are none
     * @param secondKnown the same of the second one
     */
    record Addresses(Optional<MailAddress> verified, boolean known, Optional<MailAddress> second, boolean secondKnown) {
        /** Else there may be more at the UserInfo endpoint. */
        static boolean whole(ToldByProvider byToken, SignInConfig config) {
            return byToken.verifiedAddress(config).isPresent()
                    && (config.secondAddressClaim().isEmpty() || byToken.hasSecondAddress(config));
        }

        static Addresses of(ToldByProvider byToken, Optional<ToldByProvider> answer, SignInConfig config) {
            boolean secondInToken = byToken.hasSecondAddress(config);
            return new Addresses(
                    byToken.verifiedAddress(config).or(() -> answer.flatMap(one -> one.verifiedAddress(config))),
                    byToken.verifiedAddress(config).isPresent() || answer.isPresent(),
                    secondInToken ? byToken.secondAddress(config) : answer.flatMap(one -> one.secondAddress(config)),
                    secondInToken
                            || answer.isPresent()
                            || config.secondAddressClaim().isEmpty());
        }
    }

    /** @param cameBack present while somebody comes back from the provider */
    Addresses of(Claims claims, Optional<RoutingContext> cameBack) {
        ToldByProvider byToken = claims.told();
        Optional<ToldByProvider> answer = cameBack.filter(request -> !Addresses.whole(byToken, config))
                .flatMap(request -> about(claims.token().getSubject(), request));
        Addresses addresses = Addresses.of(byToken, answer, config);
        if (cameBack.isPresent() && addresses.verified().isEmpty()) {
            trouble.noAddress(byToken.missing(config));
        }
        return addresses;
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
