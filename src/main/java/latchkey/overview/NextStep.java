package latchkey.overview;

import java.util.Locale;

/** The one thing that an owner is asked to do next, the most urgent first. */
enum NextStep {
    /** A device of his is refused, and he can mend it. */
    FIX,
    /** A device of his is refused, and only the helpdesk can mend it. */
    ASK,
    /** His network, or that of a device of his, is shut out by the mail server. */
    LET_IN,
    /** The main password ends on a day, and something still uses it. */
    MOVE,
    /** He has not connected anything yet. */
    FIRST,
    /** Something was refused that may be his, or somebody else's: he has to look. */
    LOOK,
    /** All is well. */
    NOTHING;

    /** In the page. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
