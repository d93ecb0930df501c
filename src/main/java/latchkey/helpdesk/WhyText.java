package latchkey.helpdesk;

import java.util.Optional;

/** What the helpdesk writes of an act of its own, and what is wrong with that. */
record WhyText(String text, Fault fault) {
    private static final int LONGEST = 300;

    static final WhyText NOT_ASKED_YET = new WhyText("", Fault.NONE);

    enum Fault {
        NONE,
        MISSING,
        TOO_LONG;

        public boolean isPresent() {
            return this != NONE;
        }

        public boolean isMissing() {
            return this == MISSING;
        }
    }

    static WhyText of(Optional<String> typed) {
        String text = typed.orElse("").strip();
        return new WhyText(
                text, text.isEmpty() ? Fault.MISSING : text.length() > LONGEST ? Fault.TOO_LONG : Fault.NONE);
    }

    boolean good() {
        return fault == Fault.NONE;
    }
}
