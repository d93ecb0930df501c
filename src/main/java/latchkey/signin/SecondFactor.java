package latchkey.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a signed ID token says of how somebody signed in (OpenID Connect Core 1.0, section 2: {@code acr}, {@code amr},
 * {@code auth_time}).
 *
 * <p>Parameters in the browser's address are wishes that a user can strip; only these claims count.
 */
public record SecondFactor(Optional<String> acr, List<String> amr, Optional<Instant> authTime) {
    /** The name of a password among the methods of RFC 8176: one factor, whatever a configuration says. */
    public static final String PASSWORD = "pwd";

    /** How far the provider's clock may run ahead; beyond it a second factor would stay fresh for too long. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    boolean accepted(SignInConfig config) {
        boolean byAcr = acr.isPresent()
                && !acr.get().equals(PASSWORD)
                && config.acceptedAcr().contains(acr.get());
        Set<String> methods = config.acceptedAmr().orElse(Set.of());
        boolean byAmr = amr.stream().anyMatch(method -> !method.equals(PASSWORD) && methods.contains(method));
        boolean byTrust = config.providerEnforcesSecondFactor() && acr.isEmpty() && amr.isEmpty();
        return byAcr || byAmr || byTrust;
    }

    /** No {@code auth_time} is never fresh, nor is one of the future. */
    boolean fresh(SignInConfig config, Instant now) {
        boolean past = authTime.isPresent() && !authTime.get().isAfter(now.plus(AHEAD));
        return accepted(config) && past && youngerThan(config.freshFor(), now);
    }

    private boolean youngerThan(Duration age, Instant now) {
        return authTime.isPresent() && !authTime.get().plus(age).isBefore(now);
    }

    /** What a token says that was refreshed since makes it no younger than it was when the session began. */
    SecondFactor inSessionOf(SessionStart.Begun begun) {
        return new SecondFactor(
                acr,
                amr,
                begun.authTime().map(then -> authTime.filter(then::isAfter).orElse(then)));
    }
}
