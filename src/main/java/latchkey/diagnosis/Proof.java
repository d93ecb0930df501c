package latchkey.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.attempt.ClientName;
import latchkey.shared.Network;

/**
 * What speaks for the verdict on a failing client, for a person to look at.
 *
 * @param oneSecret false where one row stands for what was tried beyond the limit of a mailbox
 * @param beat the median time between its last tries, in seconds
 * @param spread how far from that half of the times are, in seconds
 * @param network where it came from last, shortened; absent if it told none
 */
public record Proof(
        boolean oneSecret,
        long tries,
        Optional<Long> beat,
        long spread,
        Instant since,
        Optional<String> client,
        Optional<String> network) {

    static Proof of(
            boolean oneSecret, long tries, String gaps, Instant since, Optional<String> clientId, String networks) {
        List<Long> all = Rhythm.gapsOf(gaps);
        Optional<Long> beat = new Rhythm(tries, since, all).beat();
        return new Proof(
                oneSecret,
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
