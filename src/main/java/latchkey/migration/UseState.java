package latchkey.migration;

import java.util.Arrays;
import java.util.Optional;

/** What an account logged in with in the last thirty days. Each account is in one of these. */
public enum UseState {
    /** No login of it was ever reported. */
    NEVER_SEEN,
    /** Logged in once, but with no mail program in these days: not at all, or by webmail only. */
    NO_CLIENT,
    MAIN_PASSWORD,
    /** The main password beside app passwords, whoever made those. */
    MIXED,
    APP_PASSWORDS,
    /** App passwords of another system only: no rule touches them. */
    FOREIGN,
    /** The main password is refused now. */
    REFUSED;

    /** In the address of a page. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Optional<UseState> ofKey(String key) {
        return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
}
