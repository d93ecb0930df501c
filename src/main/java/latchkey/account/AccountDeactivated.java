package latchkey.account;

import latchkey.shared.MailAddress;

/** A mailbox has been switched off; what it has open is to end. */
public record AccountDeactivated(MailAddress address) {}
