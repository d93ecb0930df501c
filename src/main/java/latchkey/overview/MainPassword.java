package latchkey.overview;

import java.time.Instant;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.mailserver.KnownMailbox;

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
        /** The mail server's own rule, whatever ours says: for a second factor, or because it cannot check it. */
        REFUSED_THERE,
        WORKS_FOR_NOW,
        /** No rule of ours is against it, and the mail server does not tell whether its own is. */
        NOT_KNOWN
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

    /** @param told what the mail server's own rule is, where it has one */
    MainPassword asTold(Optional<KnownMailbox.MainPassword> told) {
        if (state != State.REFUSED && told.equals(Optional.of(KnownMailbox.MainPassword.REFUSED))) {
            return new MainPassword(State.REFUSED_THERE, Optional.empty());
        }
        if (state == State.WORKS && told.equals(Optional.of(KnownMailbox.MainPassword.UNKNOWN))) {
            return new MainPassword(State.NOT_KNOWN, Optional.empty());
        }
        return this;
    }

    boolean refused() {
        return state == State.REFUSED || state == State.REFUSED_THERE;
    }

    /** A date that is set, or one that has come and is held off for a while. */
    boolean ending() {
        return state == State.ENDS || state == State.WORKS_FOR_NOW;
    }
}
