package latchkey.overview;

import java.time.Instant;
import java.util.Optional;
import latchkey.account.Account;

/**
 * What mail programs can do with the main password of a mailbox.
 *
 * @param at the end, the beginning of the refusal, or until when it is allowed once more
 */
record MainPassword(State state, Optional<Instant> at) {
    enum State {
        WORKS,
        ENDS,
        /** Its day has come, and the plan waits. */
        PUT_OFF,
        REFUSED,
        WORKS_FOR_NOW
    }

    static MainPassword of(Account account, Instant now) {
        if (account.mainPasswordRefused(now)) {
            return new MainPassword(State.REFUSED, account.mainPasswordRefusedFrom());
        }
        Optional<Instant> ends = account.mainPasswordEnds(now);
        if (ends.isPresent()) {
            return new MainPassword(State.ENDS, ends);
        }
        if (account.mainPasswordPutOff(now)) {
            return new MainPassword(State.PUT_OFF, account.mainPasswordRefusedFrom());
        }
        Optional<Instant> exempt = account.exemptUntil()
                .filter(until ->
                        until.isAfter(now) && account.mainPasswordRefusedFrom().isPresent());
        return new MainPassword(exempt.isPresent() ? State.WORKS_FOR_NOW : State.WORKS, exempt);
    }

    boolean refused() {
        return state == State.REFUSED;
    }

    /** A date that is set, or one that has come and is held off for a while. */
    boolean ending() {
        return state == State.ENDS || state == State.WORKS_FOR_NOW;
    }
}
