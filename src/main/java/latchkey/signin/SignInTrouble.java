package latchkey.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Tells whoever runs the portal why people are not let in, or find no mailbox: what a new provider says is met here first,
 * and pages do not repeat it. A line of each kind a minute: anybody can make some of them.
 */
@ApplicationScoped
class SignInTrouble {
    private static final Logger LOG = Logger.getLogger(SignInTrouble.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST = 200;

    private final Clock clock;
    private final Map<Kind, Instant> last = new EnumMap<>(Kind.class);
    private volatile boolean staffSeen;

    SignInTrouble(Clock clock) {
        this.clock = clock;
    }

    private enum Kind {
        REFUSED_BY_PROVIDER,
        NO_SECOND_FACTOR,
        NO_ADDRESS,
        NO_TIME,
        NOT_FRESH,
        NO_STAFF_ROLE,
        NO_USER_INFO
    }

    void refusedByProvider(Optional<String> error, Optional<String> description) {
        if (error.isPresent() && isTime(Kind.REFUSED_BY_PROVIDER)) {
            LOG.warnf(
                    "The provider has broken off a sign-in: %s %s",
                    printable(error.get()), printable(description.orElse("")));
        }
    }

    void noSecondFactor(SecondFactor told, SignInConfig config) {
        if (isTime(Kind.NO_SECOND_FACTOR)) {
            LOG.warnf(
                    "A sign-in was no proof of a second factor: acr=%s, amr=%s; accepted are acr of %s, amr of %s",
                    printable(told.acr().orElse("absent")),
                    printable(told.amr().toString()),
                    config.acceptedAcr(),
                    config.acceptedAmr().map(Object::toString).orElse("none"));
        }
    }

    void noAddress(String why) {
        if (isTime(Kind.NO_ADDRESS)) {
            LOG.warnf(
                    "The provider tells no address of somebody that a mailbox could be found by: %s, in the ID token"
                            + " and at its UserInfo endpoint",
                    printable(why));
        }
    }

    /**
     * Without a time nobody can make an app password, nor where a provider does not ask again, or its clock and ours are far
     * apart: then everybody is asked for ever.
     *
     * @param stale a second factor of at most that age was asked for, and it is older
     */
    void time(Optional<Instant> authTime, boolean stale, Duration age) {
        if (authTime.isEmpty() && isTime(Kind.NO_TIME)) {
            LOG.warn("The provider does not tell when somebody signed in (auth_time), though it was asked with max_age:"
                    + " nobody can make an app password");
        } else if (authTime.isPresent() && stale && isTime(Kind.NOT_FRESH)) {
            long seconds = Duration.between(clock.instant(), authTime.get()).toSeconds();
            LOG.warnf(
                    "A sign-in was no fresh second factor, though it was asked for with max_age=%d: auth_time is %d s %s our"
                            + " clock. Either the provider does not ask again, or one of the two clocks is wrong",
                    age.toSeconds(), Math.abs(seconds), seconds < 0 ? "behind" : "ahead of");
        }
    }

    /**
     * Most people have no role, and no trouble either. It is told until the first of the staff has signed in, by whom it is
     * proved that the provider tells roles.
     *
     * @param provided what the claim holds, which names nobody
     */
    void roles(StaffRoles staff, Set<String> provided) {
        if (staff.any()) {
            staffSeen = true;
        } else if (!staffSeen && isTime(Kind.NO_STAFF_ROLE)) {
            LOG.infof(
                    "A sign-in without a role of the staff: the claim of the ID token that latchkey.oidc.roles-claim names"
                            + " %s; helpdesk and admin count",
                    provided.isEmpty()
                            ? "is absent, or empty"
                            : "holds " + printable(new TreeSet<>(provided).toString()));
        }
    }

    void userInfoFailed(RuntimeException failed) {
        if (isTime(Kind.NO_USER_INFO)) {
            LOG.warnf("The provider's UserInfo endpoint does not answer: %s", printable(failed.toString()));
        }
    }

    private synchronized boolean isTime(Kind kind) {
        Instant now = clock.instant();
        Instant before = last.get(kind);
        if (before != null && now.isBefore(before.plus(PAUSE)) && !now.isBefore(before)) {
            return false;
        }
        last.put(kind, now);
        return true;
    }

    private static String printable(String text) {
        String ascii = text.replaceAll("[^ -~]", "?");
        return ascii.length() > LONGEST ? ascii.substring(0, LONGEST) + "…" : ascii;
    }
}
