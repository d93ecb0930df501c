package latchkey.helpdesk;

import java.time.Instant;
import java.util.Optional;
import latchkey.account.Account;

/**
 * Whether mail clients may use the main password of a mailbox.
 *
 * @param at when that changes, or has changed
 */
public record MainPasswordView(State state, Optional<Instant> at) {
    public enum State {
        ALLOWED,
        ALLOWED_UNTIL,
        /** Its day has come, and the plan waits. */
        PUT_OFF,
        EXEMPT_UNTIL,
        REFUSED_SINCE
    }

    static MainPasswordView of(Account account, Instant now) {
        Optional<Instant> from = account.mainPasswordRefusedFrom();
        if (from.isEmpty()) {
            return new MainPasswordView(State.ALLOWED, Optional.empty());
        }
        Optional<Instant> ends = account.mainPasswordEnds(now);
        if (ends.isPresent()) {
            return new MainPasswordView(State.ALLOWED_UNTIL, ends);
        }
        if (account.mainPasswordPutOff(now)) {
            return new MainPasswordView(State.PUT_OFF, from);
        }
        return account.mainPasswordRefused(now)
                ? new MainPasswordView(State.REFUSED_SINCE, from)
                : new MainPasswordView(State.EXEMPT_UNTIL, account.exemptUntil());
    }
}
