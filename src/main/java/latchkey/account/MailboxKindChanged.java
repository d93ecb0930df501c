package latchkey.account;

import java.util.List;
import java.util.UUID;
import latchkey.audit.Actor;
import latchkey.shared.MailAddress;

/**
 * An administrator has said that a mailbox is a person's own, or that it is not.
 *
 * @param concerned the mailbox itself and who keeps it, each address once
 */
public record MailboxKindChanged(
        UUID id, MailAddress address, Account.Kind kind, List<Correspondent> concerned, Actor by) {}
