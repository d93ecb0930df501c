package latchkey.notice;

import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** What a failure to send tells about the mail. */
enum Undelivered {
    /** The mail server answered with a no; it did not go out. */
    REFUSED,
    /** There was no connection; it did not go out. */
    UNREACHABLE,
    /** The connection ended at the wrong moment, so nobody knows. */
    UNKNOWN;

    static Undelivered of(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException) {
                return REFUSED;
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return UNREACHABLE;
            }
        }
        return UNKNOWN;
    }
}
