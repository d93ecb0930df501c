package latchkey.mailserver;

import java.util.Optional;
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

    /** What can be promised of it without asking. */
    Traits traits();

    /**
     * Makes the app password work for logins. Publishing it again gives the same handle and changes nothing.
     *
     * @return by what the server knows it
     */
    Handle publish(Credential credential);

    /** Makes it stop working, whether or not it ever worked. Withdrawing what is not there is no error. */
    void withdraw(Credential credential, Handle handle);

    /** By what it can be withdrawn before {@link #publish} has told a handle. */
    Handle handleFor(Credential credential);

    /**
     * Lets a published app password be known by the credential's label, and be good for its protocols and no others. What
     * is not there is left alone.
     */
    void change(Credential credential, Handle handle);

    /** Its own way to find out whether it is ready; empty where the check mailbox has to log in for that. */
    default Optional<SelfCheck> selfCheck() {
        return Optional.empty();
    }

    /** Copies that it holds of the portal's app passwords; empty where the portal's tables are asked at each login. */
    default Optional<HeldAppPasswords> heldAppPasswords() {
        return Optional.empty();
    }

    /** Its own switch for main passwords; empty where the portal's tables are asked at each login. */
    default Optional<MainPasswordSwitch> mainPasswordSwitch() {
        return Optional.empty();
    }

    /** What it knows of its mailboxes; empty where the portal is told by logins alone. */
    default Optional<MailboxDirectory> mailboxDirectory() {
        return Optional.empty();
    }

    /** App passwords that it holds and the portal did not make; empty where there cannot be any. */
    default Optional<ForeignAppPasswords> foreignAppPasswords() {
        return Optional.empty();
    }

    /** Networks that it shuts out; empty where it does not tell. */
    default Optional<Bans> bans() {
        return Optional.empty();
    }

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

    /** It is not asked at all for now, whatever is to be asked. */
    class LeftAlone extends Unreachable {
        public LeftAlone(String message) {
            super(message);
        }
    }

    /** It is there, has said no to this call, and has done nothing. */
    class Declined extends Unreachable {
        public Declined(String message) {
            super(message);
        }
    }

    /** It does not let the portal do this, for whomever: only who runs the two can help. */
    class PortalTurnedAway extends Unreachable {
        public PortalTurnedAway(String message) {
            super(message);
        }
    }

    /** It says that it has no such mailbox: nothing is left there that could be taken back. */
    class NoSuchMailbox extends Declined {
        public NoSuchMailbox() {
            super("there is no such mailbox");
        }
    }
}
