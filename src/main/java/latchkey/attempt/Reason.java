package latchkey.attempt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a login was refused. */
public enum Reason {
    RETIRED_APP_PASSWORD,
    PROTOCOL_NOT_ALLOWED,
    MISTYPED_APP_PASSWORD,
    OTHER_ACCOUNTS_APP_PASSWORD,
    /** From a network that guesses; speaks for no client. */
    GUESSING,
    MAIN_PASSWORD,
    STALE_CLIENT,
    ADDRESS_MISTYPED,
    ACCOUNT_OFF,
    MAIL_SERVER_UNAVAILABLE,
    WRONG_PASSWORD;

    /** As in tables, addresses of pages and {@code data-reason}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> ofKey(String key) {
        return Arrays.stream(values())
                .filter(reason -> reason.key().equals(key))
                .findFirst();
    }
}
