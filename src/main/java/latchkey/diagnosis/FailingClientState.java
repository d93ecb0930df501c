package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a failing client stands now. Computed when it is looked at, so that time alone can change it. */
public enum FailingClientState {
    /** Refused within 24 hours, and nothing accepted since that speaks for this client. */
    FAILING,
    /** Accepted since, by the same protocol from one of its networks, but not yet silent for long. */
    PROBABLY_FIXED,
    /** Accepted since, and then silent for three of its beats. */
    FIXED,
    /** Not refused for 24 hours, and nothing accepted either. */
    QUIET,
    /** Put aside by the helpdesk; the next refusal opens it again. */
    CLOSED;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FailingClientState> ofKey(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
}
