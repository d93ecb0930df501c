package latchkey.mailserver.mailcow.report;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of {@code sasl_log} have been read. They have no order that stays: a row is overwritten by the next success
 * of the same kind.
 *
 * @param position rows older than that are done; empty if none was ever read
 * @param seen rows that are not older, as hashes with a key, and their times
 */
record SeenRows(Optional<Instant> position, Map<Long, Instant> seen) {
    static final SeenRows NONE = new SeenRows(Optional.empty(), Map.of());

    /** Longer than a password is remembered by Dovecot: what let in by it is looked up in these rows. */
    static final Duration OVERLAP = Duration.ofMinutes(6);

    private static final Duration JITTER = Duration.ofMinutes(1);
    private static final int BYTES = 2 * Long.BYTES;

    boolean isNew(long known, Instant at, Instant firstFrom) {
        return !at.isBefore(position.orElse(firstFrom)) && !seen.containsKey(known);
    }

    boolean has(long known) {
        return seen.containsKey(known);
    }

    /** @param reached whether what was read goes back to the position, so that nothing is missing between */
    SeenRows and(Map<Long, Instant> more, Instant readAt, boolean reached) {
        Instant next = readAt.minus(OVERLAP);
        Instant before = position.orElse(next);
        Instant now = reached && next.isAfter(before) ? next : before;
        Map<Long, Instant> kept = new HashMap<>(seen);
        kept.putAll(more);
        kept.values().removeIf(at -> at.isBefore(now.minus(JITTER)));
        return new SeenRows(Optional.of(now), Map.copyOf(kept));
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(seen.size() * BYTES);
        seen.forEach((known, at) -> bytes.putLong(known).putLong(at.toEpochMilli()));
        return bytes.array();
    }

    static SeenRows of(Optional<Instant> position, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Map<Long, Instant> seen = new HashMap<>();
        while (buffer.remaining() >= BYTES) {
            seen.put(buffer.getLong(), Instant.ofEpochMilli(buffer.getLong()));
        }
        return new SeenRows(position, Map.copyOf(seen));
    }
}
