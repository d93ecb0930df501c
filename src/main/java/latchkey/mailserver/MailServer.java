package latchkey.mailserver;

import java.util.Set;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/**
 * A mail server, in our words. Calls may block for seconds, are made outside any transaction, and are safe to repeat.
 *
 * <p>A call that throws {@link Unreachable} may have had its effect all the same: who calls must either repeat it or
 * undo it.
 */
public interface MailServer {
    /** As in {@code domain.mail_server}. */
    String key();

    /**
     * Makes the app password work for logins. Publishing it again gives the same handle and changes nothing.
     *
     * @return by what the server knows it
     */
    Handle publish(Credential credential);

    /** Makes it stop working, whether or not it ever worked. Withdrawing what is not there is no error. */
    void withdraw(MailAddress address, Handle handle);

    /** Whether a withdrawal can be made before {@link #publish} has told a handle. */
    Handle handleFor(Credential credential);

    /** An app password as a mail server may know it: never the secret itself. */
    record Credential(MailAddress address, String selector, String hash, Set<Protocol> protocols, String label) {
        @Override
        public String toString() {
            return "app password " + selector + " of " + address;
        }
    }

    record Handle(String text) {}

    /** It did not answer, not in time, or not sensibly. */
    class Unreachable extends RuntimeException {
        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unreachable(String message) {
            super(message);
        }
    }
}
