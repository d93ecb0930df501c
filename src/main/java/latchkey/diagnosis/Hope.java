package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.attempt.LoginUse;
import latchkey.attempt.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A client that failed and has not been accepted since, as far as anything has shown.
 *
 * @param address the mailbox, or what was typed where no mailbox has that name
 * @param appPassword which was tried, or nearly
 * @param acceptedAt something that may have been this client
 */
record Hope(
        String id,
        String address,
        String protocol,
        Optional<Reason> reason,
        @Nullable String appPassword,
        List<String> networks,
        @Nullable String clientId,
        boolean severalClients,
        Instant lastAt,
        long tries,
        Optional<Instant> acceptedAt) {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** What is kept of accepted logins. */
    interface Past {
        /** Whether this secret was in use by that name from that network. */
        boolean knowsDevice(LoginUse use, Instant before) throws SQLException;

        /** Whether this app password was in use at all. */
        boolean knowsAppPassword(LoginUse use, Instant before) throws SQLException;
    }

    /** What an accepted login says of it. */
    enum Word {
        NOTHING,
        /** It was this client if that is silent from now on. */
        PERHAPS,
        SURELY
    }

    static Stream<String> names(LoginUse use) {
        return Stream.of(use.address(), use.report().login().toLowerCase(Locale.ROOT));
    }

    Word of(LoginUse use, Past past) throws SQLException {
        if (!isFromTheSamePlace(use)) {
            return Word.NOTHING;
        }
        if (isTheSecretThatWasMeant(use, past)) {
            return Word.SURELY;
        }
        boolean underTheRightName = isWith(use) && is(Reason.OTHER_ACCOUNTS_APP_PASSWORD);
        boolean ofItsName = names(use).anyMatch(address::equals)
                && (severalClients || Objects.equals(clientId, use.report().clientId()));
        if (!ofItsName && !underTheRightName) {
            return Word.NOTHING;
        }
        // Another device of the same make got in before, and goes on doing so.
        boolean byItsName = ofItsName
                && clientId != null
                && !severalClients
                && !use.network().isEmpty();
        return byItsName && !past.knowsDevice(use, lastAt) ? Word.SURELY : Word.PERHAPS;
    }

    /** The first login counts: a second device's later ones must not put the end off. */
    boolean isMoved(Word word) {
        boolean open = acceptedAt.filter(at -> !at.isBefore(lastAt)).isEmpty();
        return word == Word.SURELY || (word == Word.PERHAPS && open);
    }

    private boolean isFromTheSamePlace(LoginUse use) {
        Instant at = use.report().at();
        boolean sameNetwork = networks.isEmpty() ? use.network().isEmpty() : networks.contains(use.network());
        return use.report().protocol().equals(protocol)
                && sameNetwork
                && !lastAt.isAfter(at)
                && lastAt.isAfter(at.minus(REMEMBERED));
    }

    /** The app password that this nearly was; or one that nobody had used before it was mistyped once, or under a wrong name. */
    private boolean isTheSecretThatWasMeant(LoginUse use, Past past) throws SQLException {
        if (use.report().appPasswordId() == null || use.report().inferred()) {
            return false;
        }
        if (is(Reason.MISTYPED_APP_PASSWORD) && names(use).anyMatch(address::equals)) {
            return isWith(use) || (tries == 1 && appPassword == null && !past.knowsAppPassword(use, lastAt));
        }
        return is(Reason.OTHER_ACCOUNTS_APP_PASSWORD) && isWith(use) && !past.knowsAppPassword(use, lastAt);
    }

    private boolean isWith(LoginUse use) {
        return appPassword != null
                && appPassword.equals(use.report().appPasswordId())
                && !use.report().inferred();
    }

    private boolean is(Reason one) {
        return reason.equals(Optional.of(one));
    }
}
