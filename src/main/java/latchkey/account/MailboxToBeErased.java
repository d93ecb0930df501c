package latchkey.account;

import latchkey.audit.Actor;
import latchkey.shared.MailAddress;

/** All that is kept of a mailbox that is switched off is to go. What other servers know of it has to be withdrawn first. */
public record MailboxToBeErased(MailAddress address, Actor by) {}
