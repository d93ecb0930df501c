package latchkey.overview;

import java.util.Locale;
import java.util.Optional;
import latchkey.apppassword.AppPasswordView;
import latchkey.attempt.LastUses.LastUse;

/**
 * A client with an app password of its own.
 *
 * @param clientName of the program that it was made for
 * @param lastUse absent for what was never used, or so long ago that the login is forgotten
 */
record Device(AppPasswordView view, String clientName, String icon, State state, Optional<LastUse> lastUse) {
    /** In the order in which people look for them. */
    enum State {
        FAILING,
        CONNECTED,
        UNUSED;

        /** In the page. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
