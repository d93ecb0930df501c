package latchkey.diagnosis;

import java.util.Optional;

/**
 * Whose cases are meant.
 *
 * @param who of the helpdesk has taken them on, as issuer and subject; absent for those that nobody has
 */
public record HeldBy(Optional<String> who) {
    public static final HeldBy NOBODY = new HeldBy(Optional.empty());
    private static final String MINE = "mine";
    private static final String NOBODYS = "nobody";

    public String key() {
        return who.isPresent() ? MINE : NOBODYS;
    }

    /** @param me who asks; a machine has no cases */
    static Optional<HeldBy> ofKey(String key, Optional<String> me) {
        if (key.equals(NOBODYS)) {
            return Optional.of(NOBODY);
        }
        return key.equals(MINE) ? me.map(who -> new HeldBy(Optional.of(who))) : Optional.empty();
    }
}
