package latchkey.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which acts to read.
 *
 * @param who issuer and subject of those who may have done it; an empty set is nobody
 * @param after the entry that the page before ended with
 */
public record AuditFilter(
        Optional<Set<String>> who,
        Optional<Act> what,
        Optional<String> address,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Place> after) {

    public record Place(Instant at, UUID id) {}
}
