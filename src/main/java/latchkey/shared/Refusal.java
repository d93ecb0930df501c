package latchkey.shared;

import java.time.Duration;

/** A "no" of the portal. There are these five; {@code RefusalPages} alone knows how each one looks. */
public abstract sealed class Refusal extends RuntimeException {
    private Refusal(String reason) {
        // A refusal is an answer, not a fault: no stack trace.
        super(reason, null, false, false);
    }

    /** There is no such thing for this person; also for what belongs to somebody else. */
    public static final class NotFound extends Refusal {
        public NotFound() {
            super("not found");
        }
    }

    /** The person is known and may not. */
    public static final class NotAllowed extends Refusal {
        public NotAllowed() {
            super("not allowed");
        }
    }

    /** It cannot be done as things are now; the reason names why. */
    public static final class Conflict extends Refusal {
        private final Why why;

        public Conflict(Why why) {
            super(why.name());
            this.why = why;
        }

        public Why why() {
            return why;
        }
    }

    /** Something that is needed does not answer; nothing was changed. */
    public static final class Unavailable extends Refusal {
        private final What what;

        public Unavailable(What what) {
            super(what.name());
            this.what = what;
        }

        public What what() {
            return what;
        }
    }

    /** It was tried too often; nothing was done, and later it can be. */
    public static final class TooOften extends Refusal {
        private final Duration retryAfter;

        public TooOften(Duration retryAfter) {
            super("too often");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    public enum Why {
        TOO_MANY_APP_PASSWORDS,
        APP_PASSWORD_ENDED,
        RENEWED_ALREADY,
        ACCOUNT_OFF,
        NO_MAILBOX,
        KEPT_BY_CUSTODIANS,
        BELONGS_TO_ONE_PERSON,
        MAILBOX_IS_SOMEBODYS,
        DOMAIN_NOT_SERVED,
        ADDRESS_IN_USE,
        IMPORT_AT_WORK,
        STILL_IN_USE,
        BEING_ERASED,
        HELD_BY_MAIL_SERVER
    }

    public enum What {
        MAIL_SERVER,
        MAIL_SERVER_REFUSED_IT,
        PORTAL_TURNED_AWAY,
        DATABASE
    }
}
