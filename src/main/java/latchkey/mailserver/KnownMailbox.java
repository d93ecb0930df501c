package latchkey.mailserver;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A mailbox as its mail server described it when it was last asked.
 *
 * @param passwordKeptBy as {@link MailboxDirectory.Mailbox#passwordKeptBy}
 * @param secondFactor whether the mail server asks one; empty if that cannot be known
 * @param secondFactorSince since when it is known to be on; empty where it is off
 * @param secondFactorOff when it was last seen to be off
 * @param takesMainPassword by which ways in, as far as its own switches go
 */
public record KnownMailbox(
        String address,
        String mailServer,
        boolean active,
        String passwordKeptBy,
        Optional<Boolean> secondFactor,
        Optional<Instant> secondFactorSince,
        Optional<Instant> secondFactorOff,
        Set<String> takesMainPassword,
        Instant seenAt) {
    /** Whose passwords mailcow checks itself, and whose it cannot check at all over mail protocols. */
    private static final String KEPT_BY_ITSELF = "mailcow";

    private static final String NEVER_CHECKED = "generic-oidc";
    private static final String BOUND_TO_A_DIRECTORY = "ldap";

    /** Whether mail clients get in by the main password, as far as second factor and source decide. */
    public enum MainPassword {
        TAKEN,
        /** Only app passwords get in. */
        REFUSED,
        UNKNOWN
    }

    public MainPassword mainPassword() {
        return switch (passwordKeptBy) {
            case KEPT_BY_ITSELF ->
                secondFactor
                        .map(asked -> asked ? MainPassword.REFUSED : MainPassword.TAKEN)
                        .orElse(MainPassword.UNKNOWN);
            case NEVER_CHECKED -> MainPassword.REFUSED;
            // A second factor does not matter here: the directory has the last word.
            case BOUND_TO_A_DIRECTORY -> MainPassword.TAKEN;
            // Keycloak: by a setting that nobody tells.
            default -> MainPassword.UNKNOWN;
        };
    }

    public Affected affected() {
        return Affected.of(this);
    }

    /** Whether its main password would be refused from the moment on in which it gets a second factor. */
    public boolean wouldBreakWithASecondFactor() {
        return passwordKeptBy.equals(KEPT_BY_ITSELF) && !secondFactor.orElse(false);
    }

    /** Whether the second factor alone decides, and is on. */
    public boolean refusedForItsSecondFactor() {
        return passwordKeptBy.equals(KEPT_BY_ITSELF) && secondFactor.orElse(false);
    }

    static Set<String> ways(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(way -> !way.isEmpty())
                .collect(Collectors.toSet());
    }

    static String joined(Set<String> ways) {
        return ways.stream().sorted().collect(Collectors.joining(","));
    }
}
