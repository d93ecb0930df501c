package latchkey.helpdesk.nudge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody is reached whose mail program fails. */
public enum Way {
    /** He reads his mailbox by another program, webmail perhaps. */
    MAILBOX,
    /** The mailbox is kept by others, who are written to where they read mail. */
    CUSTODIANS,
    /** Nobody opens the mailbox; the provider knows another address of his. */
    SECOND_ADDRESS,
    /** Nor that: on paper. */
    LETTER;

    /** In the page, and in its address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Way> named(String key) {
        return Arrays.stream(values()).filter(way -> way.key().equals(key)).findFirst();
    }
}
