package latchkey.operations.importing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What comes of a line. */
public enum Outcome {
    REFUSED,
    ADD,
    CHANGE,
    RENAME,
    SAME,
    /** A mailbox in use that the file does not name. It stays so unless their number is typed. */
    MISSING;

    /** In the address of a page. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> named(String key) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.key().equals(key))
                .findFirst();
    }
}
