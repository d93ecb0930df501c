package latchkey.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An act as it is read: never with a secret. */
public record AuditView(
        UUID id,
        Instant at,
        Actor by,
        Act what,
        Optional<String> address,
        Optional<String> thing,
        Optional<String> note) {
    public boolean byThePortal() {
        return by.who().equals(AuditTrail.PORTAL);
    }
}
