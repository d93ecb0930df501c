package latchkey.attempt;

import java.util.Locale;

/** Whether a reason is proved or only the likeliest. */
public enum Certainty {
    CERTAIN,
    PROBABLE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Certainty ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
