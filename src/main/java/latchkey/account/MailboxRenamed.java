package latchkey.account;

import java.util.List;
import java.util.UUID;
import latchkey.shared.MailAddress;

/**
 * A mailbox has another address from now on; what is kept under the former one follows in the same transaction.
 *
 * @param concerned whoever reads mail at the new address, which may have been another's until now, and who keeps the mailbox
 */
public record MailboxRenamed(UUID id, MailAddress from, MailAddress to, List<Correspondent> concerned) {}
