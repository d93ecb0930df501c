package latchkey.helpdesk.nudge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody is left out. */
public enum Why {
    /** What was typed as a user name belongs to nobody. */
    NO_MAILBOX,
    /** Not looked after by who nudges; it was when he began. */
    ELSEWHERE,
    /** Switched off: its owner can do nothing about it. */
    OFF,
    /** Nobody keeps this shared or service mailbox. */
    NOBODYS,
    /** It is kept, but no address of who keeps it is known. */
    NO_ADDRESS,
    /** What fails there is nothing that its owner can mend. */
    NOT_HIS,
    /** It does not fail any more, or was closed. */
    FIXED,
    /** It fails by the main password only, which is allowed for a time. */
    EXEMPT,
    /** He does not want such mails. */
    UNWANTED,
    /** He was nudged a short time ago. */
    COOLING_DOWN,
    /** Something failed here; the log says what. */
    FAULT;

    /** In the page, and in its address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Why> named(String key) {
        return Arrays.stream(values()).filter(why -> why.key().equals(key)).findFirst();
    }
}
