package latchkey.helpdesk;

import java.util.List;
import java.util.Locale;
import latchkey.diagnosis.Worklist;

/**
 * What the owner of a mailbox reads on his first page now, without anything to press.
 *
 * @param doubts what may be somebody else who tries passwords
 * @param contact of the helpdesk; empty if none is named
 * @param byMainPassword programs that still use the main password before it ends
 */
record OwnersSight(
        List<Trouble> troubles,
        List<Trouble> doubts,
        MainPasswordView mainPassword,
        int byMainPassword,
        boolean nothingConnected,
        String contact) {

    /** @param name as the owner calls the device, or as it calls itself; empty if it has no name */
    record Trouble(Worklist.Row row, String name, boolean onlyTheHelpdeskCanMend) {
        public String network() {
            return row.networks().stream().findFirst().orElse("");
        }
    }

    /** @param html in his language */
    record Rendered(Locale locale, String html) {
        public String tag() {
            return locale.toLanguageTag();
        }
    }

    /** The day is set, and something is not ready for it. */
    public boolean moves() {
        boolean ends = mainPassword.state() == MainPasswordView.State.ALLOWED_UNTIL
                || mainPassword.state() == MainPasswordView.State.EXEMPT_UNTIL;
        return troubles.isEmpty() && ends && byMainPassword > 0;
    }

    public boolean connectsFirst() {
        return troubles.isEmpty() && !moves() && nothingConnected;
    }

    public boolean allWell() {
        return troubles.isEmpty() && doubts.isEmpty() && !moves() && !nothingConnected;
    }
}
