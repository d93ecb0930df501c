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
public record SecondFactor(Optional<String> acr, List<String> amr, Optional<Instant> authTime, Word word) {
    /** The name of a password among the methods of RFC 8176: one factor, whatever a configuration says. */
    public static final String PASSWORD = "pwd";

    /** Whether a token says anything of the methods, readable or not. */
    public enum Word {
        SPOKEN,
        SILENT,
        /** A refreshed one need not repeat it (section 12.2): what was accepted as the session began stands. */
        ACCEPTED_BEFORE
    }

    /** How far the provider's clock may run ahead; beyond it a second factor would stay fresh for too long. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    boolean accepted(SignInConfig config) {
        boolean byAcr = acr.isPresent()
                && !acr.get().equals(PASSWORD)
                && config.acceptedAcr().contains(acr.get());
        Set<String> methods = config.acceptedAmr().orElse(Set.of());
        boolean byAmr = amr.stream().anyMatch(method -> !method.equals(PASSWORD) && methods.contains(method));
        boolean byTrust = config.providerEnforcesSecondFactor() && word == Word.SILENT;
        return byAcr || byAmr || byTrust || word == Word.ACCEPTED_BEFORE;
    }

    /** No {@code auth_time} is never fresh, nor is one of the future. */
    boolean fresh(SignInConfig config, Instant now) {
        boolean past = authTime.isPresent() && !authTime.get().isAfter(now.plus(AHEAD));
        return accepted(config) && past && youngerThan(config.freshFor(), now);
    }

    private boolean youngerThan(Duration age, Instant now) {
        return authTime.isPresent() && !authTime.get().plus(age).isBefore(now);
    }

    /** Whether it is for the beginning of the session to say that there was one. */
    boolean silent() {
        return word == Word.SILENT;
    }

    /**
     * What a token says that was refreshed since makes it no younger than it was when the session began; and one that says
     * nothing takes back nothing.
     */
    SecondFactor inSessionOf(SessionStart.Begun begun) {
        return new SecondFactor(
                acr,
                amr,
                begun.authTime().map(then -> authTime.filter(then::isAfter).orElse(then)),
                word == Word.SILENT ? Word.ACCEPTED_BEFORE : word);
    }
}
