package latchkey.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an operator has set of how people prove who they are; the rest is as it comes. */
record GivenSignIn(
        Set<String> acceptedAcr,
        Optional<Set<String>> acceptedAmr,
        boolean providerEnforcesSecondFactor,
        Optional<String> secondAddressClaim)
        implements SignInConfig {
    static GivenSignIn accepting(Set<String> acr) {
        return new GivenSignIn(acr, Optional.empty(), false, Optional.empty());
    }

    GivenSignIn orAmr(String... amr) {
        return new GivenSignIn(acceptedAcr, Optional.of(Set.of(amr)), providerEnforcesSecondFactor, secondAddressClaim);
    }

    GivenSignIn enforcedByTheProvider() {
        return new GivenSignIn(acceptedAcr, acceptedAmr, true, secondAddressClaim);
    }

    GivenSignIn withSecondAddressIn(Optional<String> claim) {
        return new GivenSignIn(acceptedAcr, acceptedAmr, providerEnforcesSecondFactor, claim);
    }

    @Override
    public Duration freshFor() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration sessionLength() {
        return Duration.ofHours(12);
    }

    @Override
    public Duration staffSessionLength() {
        return Duration.ofHours(8);
    }

    @Override
    public Duration rememberedFor() {
        return Duration.ofDays(90);
    }

    @Override
    public Optional<String> addressClaim() {
        return Optional.empty();
    }
}
