package latchkey.apppassword;

import java.time.Instant;
import latchkey.shared.MailAddress;

/** A client has logged in with an app password for the first time. Told in the transaction that keeps it. */
public record AppPasswordFirstUsed(AppPasswordUse use) {
    public MailAddress address() {
        return use.address();
    }

    public Instant at() {
        return use.at();
    }
}
