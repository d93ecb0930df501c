package latchkey.mailserver;

import java.util.List;
import java.util.function.Predicate;

/**
 * Asks a mail server for one thing after the other. One that it says no to holds up nobody else's; when several in a row are not
 * confirmed it is away, and the rest waits for the next time.
 */
final class UntilAway {
    private static final int SEVERAL = 3;

    private UntilAway() {}

    /** @param confirmed does it */
    static <T> void each(List<T> all, Predicate<T> confirmed) {
        int inARow = 0;
        for (T one : all) {
            inARow = confirmed.test(one) ? 0 : inARow + 1;
            if (inARow == SEVERAL) {
                return;
            }
        }
    }
}
