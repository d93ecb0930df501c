package latchkey.diagnosis;

import java.time.Instant;
import latchkey.mailserver.LoginReport;
import org.jspecify.annotations.Nullable;

/**
 * One secret that one network has tried at one name.
 *
 * @param client which failing client it would be, as hex
 * @param filedUnder the failing client that its tries were added to; null if it was a guess
 * @param settled whether it was taken for a device's, wherever else that was seen
 */
record NetworkTry(
        String network,
        String client,
        String login,
        String account,
        String protocol,
        @Nullable Integer fingerprint,
        Instant firstAt,
        Instant lastAt,
        long tries,
        @Nullable String filedUnder,
        boolean settled) {
    /** Who tries once more after a fault of the line still guesses. */
    static final int REPEATED = 3;

    static NetworkTry first(String network, String client, LoginReport report) {
        return new NetworkTry(
                network,
                client,
                report.login(),
                FailingClient.account(report),
                report.protocol(),
                report.fingerprint(),
                report.at(),
                report.at(),
                report.tries(),
                null,
                false);
    }

    NetworkTry again(LoginReport report) {
        return new NetworkTry(
                network,
                client,
                login,
                account,
                protocol,
                fingerprint,
                report.at().isBefore(firstAt) ? report.at() : firstAt,
                report.at().isAfter(lastAt) ? report.at() : lastAt,
                tries + report.tries(),
                filedUnder,
                settled);
    }

    NetworkTry filed(@Nullable String under) {
        return with(tries, under, settled);
    }

    NetworkTry settle() {
        return with(tries, filedUnder, true);
    }

    /** As it was before this one of its tries. */
    NetworkTry without(LoginReport report) {
        return with(Math.max(1, tries - report.tries()), filedUnder, settled);
    }

    private NetworkTry with(long otherTries, @Nullable String under, boolean otherwiseSettled) {
        return new NetworkTry(
                network,
                client,
                login,
                account,
                protocol,
                fingerprint,
                firstAt,
                lastAt,
                otherTries,
                under,
                otherwiseSettled);
    }

    String key() {
        return network + " " + client;
    }

    boolean repeated() {
        return tries >= REPEATED;
    }

    /** Nothing shows so far that it is a device's. */
    boolean isLoose() {
        return !repeated() && !settled;
    }

    /** What is guessed at. */
    String target() {
        return account + " " + protocol;
    }

    /** Programs that guess speak one protocol; by another one it is somebody else behind the same address. */
    String guesser() {
        return network + " " + protocol;
    }
}
