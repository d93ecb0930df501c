package latchkey.mailserver.mailcow;

import java.util.EnumSet;
import java.util.Set;
import latchkey.apppassword.FreshAppPassword;
import latchkey.mailserver.MailServer.Credential;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** An app password with its secret, as only a test has both. */
record Credentials(String secret, Credential credential) {
    static Credentials of(String address, String label) {
        return of(address, label, EnumSet.of(Protocol.IMAP, Protocol.SMTP));
    }

    static Credentials of(String address, String label, Set<Protocol> protocols) {
        FreshAppPassword fresh = FreshAppPassword.make();
        return new Credentials(
                fresh.secret(),
                new Credential(MailAddress.of(address), fresh.selector(), fresh.hash(), protocols, label));
    }

    Credential called(String label) {
        return new Credential(
                credential.address(), credential.selector(), credential.hash(), credential.protocols(), label);
    }
}
