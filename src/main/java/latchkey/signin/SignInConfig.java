package latchkey.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** What counts as a second factor, and for how long. */
@ConfigMapping(prefix = "latchkey.sign-in")
public interface SignInConfig {
    /** Values of the {@code acr} claim that stand for a second factor; they are asked for in this order. */
    @WithDefault("mfa")
    Set<String> acceptedAcr();

    /** Values of the {@code amr} claim (RFC 8176) of which one is enough. Never {@code pwd}: the start is refused. */
    Optional<Set<String>> acceptedAmr();

    /** The provider tells neither claim and is known to enforce a second factor by itself. */
    @WithDefault("false")
    boolean providerEnforcesSecondFactor();

    /** How old a second factor may be where a secret is made. */
    @WithDefault("PT10M")
    Duration freshFor();

    /** How long after the sign-in a session ends, used or not. */
    @WithDefault("PT12H")
    Duration sessionLength();

    /** The same for helpdesk and admin. */
    @WithDefault("PT8H")
    Duration staffSessionLength();

    /** How long it is kept when somebody signed in; the helpdesk reads it. */
    @WithDefault("P90D")
    @DurationMin(days = 1)
    Duration rememberedFor();

    /** A claim with the mailbox address that users cannot edit at the provider; it then needs no verified e-mail. */
    Optional<String> addressClaim();

    /**
     * A claim with another address of the person's, where he reads mail while his mailbox is locked. Whatever the provider says
     * of {@code <claim>_verified} must be true.
     */
    Optional<String> secondAddressClaim();
}
