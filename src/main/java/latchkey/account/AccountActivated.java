package latchkey.account;

import latchkey.shared.MailAddress;

/** A mailbox that was switched off is on again, in the transaction that fires this. */
public record AccountActivated(MailAddress address) {}
