package latchkey.account;

import latchkey.shared.MailAddress;

/** A mailbox has another address from now on; what is kept under the former one follows in the same transaction. */
public record MailboxRenamed(MailAddress from, MailAddress to) {}
