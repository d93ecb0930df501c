package latchkey.account;

import latchkey.shared.MailAddress;

/** What somebody asks for: that a mailbox has another address. */
public record Renaming(MailAddress from, MailAddress to) {}
