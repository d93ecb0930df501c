package latchkey.apppassword;

import latchkey.shared.MailAddress;

/** All app passwords of a mailbox were ended at once, in the transaction that fires this. */
public record AppPasswordsEnded(MailAddress address) {}
