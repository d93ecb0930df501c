package latchkey.apppassword;

import java.time.Instant;
import latchkey.shared.MailAddress;

/** A client has logged in with an app password for the first time. Told in the transaction that keeps it. */
public record AppPasswordFirstUsed(MailAddress address, Instant at) {}
