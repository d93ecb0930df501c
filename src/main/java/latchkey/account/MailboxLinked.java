package latchkey.account;

import java.util.UUID;
import latchkey.shared.MailAddress;

/** A mailbox that was nobody's has become a person's, because his provider vouched for the address. */
public record MailboxLinked(MailAddress address, UUID person, Correspondent owner) {}
