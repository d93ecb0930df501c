package latchkey.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.attempt.ClientName;
import latchkey.shared.Network;

/**
 * What speaks for the verdict on a failing client, for a person to look at.
 *
 * @param beat the median time between its last tries, in seconds
 * @param spread how far from that half of the times are, in seconds
 * @param network where it came from last, shortened; absent if it told none
 */
public record Proof(
        Secrets secrets,
        long tries,
        Optional<Long> beat,
        long spread,
        Instant since,
        Optional<String> client,
        Optional<String> network) {

    /** What is known of the secrets that were tried. */
    public enum Secrets {
        /** The same one each time: by its fingerprint, or by the app password that it is. */
        ONE,
        /** One row stands for what was tried beyond the limit of a mailbox. */
        SEVERAL,
        /** Nobody can tell whether it was one: there is no fingerprint, or only whose app password it nearly is. */
        UNTOLD;

        static Secrets of(boolean overflow, boolean exactAppPassword, boolean nearlyOne, boolean fingerprint) {
            if (overflow) {
                return SEVERAL;
            }
            return exactAppPassword || (fingerprint && !nearlyOne) ? ONE : UNTOLD;
        }
    }

    /** Whether it is told that it was one and the same; empty if nobody can tell. */
    public Optional<Boolean> sameSecret() {
        return secrets == Secrets.UNTOLD ? Optional.empty() : Optional.of(secrets == Secrets.ONE);
    }

    static Proof of(
            Secrets secrets, long tries, String gaps, Instant since, Optional<String> clientId, String networks) {
        List<Long> all = Rhythm.gapsOf(gaps);
        Optional<Long> beat = new Rhythm(tries, since, all).beat();
        return new Proof(
                secrets,
                tries,
                beat,
                beat.map(median -> spread(all, median)).orElse(0L),
                since,
                clientId.flatMap(ClientName::of),
                FailingClient.networksOf(networks).stream().findFirst().map(first -> new Network(first).shortened()));
    }

    private static long spread(List<Long> gaps, long median) {
        List<Long> apart =
                gaps.stream().map(gap -> Math.abs(gap - median)).sorted().toList();
        return apart.get(apart.size() / 2);
    }
}
