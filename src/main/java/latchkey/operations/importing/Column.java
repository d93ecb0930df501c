package latchkey.operations.importing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns that a file can have, in any order; only the first must be there. */
public enum Column {
    ADDRESS,
    /** {@code person}, {@code shared} or {@code service}. Empty: as it is, and {@code person} for a new one. */
    KIND,
    /** Further names to log in by, apart by blanks. Those that are not named stay. */
    LOGINS,
    /** Mailboxes of the persons who keep a shared or service mailbox, apart by blanks. Those not named stay. */
    CUSTODIANS,
    /** {@code yes} or {@code no}. Empty: as it is. */
    ACTIVE,
    /** The address until now of a mailbox that is renamed. */
    RENAMED_FROM;

    /** In the header. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Column> named(String text) {
        String key = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.key().equals(key))
                .findFirst();
    }
}
