package latchkey.migration;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.mailserver.Affected;

/** What the mail server's own rule does to an account, as a figure and as a filter. */
public enum AtServer {
    NOW(Affected.NOW),
    WITH_SECOND_FACTOR(Affected.WITH_SECOND_FACTOR),
    NOT(Affected.NOT),
    UNKNOWN(Affected.UNKNOWN),
    /** Of those that a second factor would affect, whoever still uses the main password. */
    WILL_BREAK(Affected.WITH_SECOND_FACTOR);

    private static final String COUNTED = "AT_";

    private final Affected affected;

    AtServer(Affected affected) {
        this.affected = affected;
    }

    public Affected affected() {
        return affected;
    }

    /** Over {@code account_use u} beside {@code known_mailbox k}. */
    String sql() {
        return Affected.SQL + " = '" + affected + "'" + (this == WILL_BREAK ? " AND u.main_at IS NOT NULL" : "");
    }

    /** What it is called among the figures of a day. */
    String counted() {
        return COUNTED + (this == WITH_SECOND_FACTOR ? "WITH_FACTOR" : name());
    }

    static Optional<AtServer> ofCounted(String what) {
        return Stream.of(values()).filter(one -> one.counted().equals(what)).findFirst();
    }

    static String sqlIsCounted(String what) {
        return "LEFT(" + what + ", 3) = '" + COUNTED + "'";
    }

    /** In the address of a page. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AtServer> ofKey(String key) {
        return Stream.of(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
