package latchkey.setup.handover;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;

/**
 * A hand-over, as its row has it.
 *
 * @param newAccount whether the phone gets the steps for a new account first
 * @param mark of the share that it was sealed with
 * @param byScannedKey the app password, encrypted; empty once it was claimed, or ended by wrong keys
 * @param byBrowser the same for the browser that has claimed it
 * @param tries keys that were tried, the one that opened it among them
 */
record HandOver(
        String handle,
        UUID appPassword,
        MailAddress address,
        boolean newAccount,
        String mark,
        Optional<String> byScannedKey,
        Optional<String> byTypedKey,
        Optional<String> byBrowser,
        int tries,
        Duration left,
        Optional<Opening> opened) {
    static final Duration GOOD_FOR = Duration.ofMinutes(5);
    static final int MOST_TRIES = 5;

    /** For whoever has closed the page at the computer in the meantime. */
    static final Duration OPENING_KEPT_FOR = Duration.ofDays(1);

    /** What binds a text that is encrypted to its place. */
    String about() {
        return about(handle, appPassword);
    }

    static String about(String handle, UUID appPassword) {
        return handle + " " + appPassword;
    }

    /** The text that a key of this kind opens. */
    Optional<String> sealedFor(HandOverKey.Kind kind) {
        return switch (kind) {
            case SCANNED -> byScannedKey;
            case TYPED -> byTypedKey;
            case BROWSER -> byBrowser;
        };
    }

    boolean over() {
        return left.isNegative() || left.isZero();
    }

    boolean waiting() {
        return !over() && byScannedKey.isPresent() && opened.isEmpty() && tries < MOST_TRIES;
    }
}
