package latchkey.web;

import java.util.Optional;
import java.util.UUID;
import latchkey.shared.Refusal;

/** An id as it stands in the address of a page or in a form, where anybody can write anything. */
public final class IdInAddress {
    private IdInAddress() {}

    public static Optional<UUID> find(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** @throws Refusal.NotFound for what is no id: so nothing has it */
    public static UUID of(String text) {
        return find(text).orElseThrow(Refusal.NotFound::new);
    }
}
