package latchkey.account;

import java.util.List;
import java.util.UUID;
import latchkey.shared.MailAddress;

/**
 * An administrator has let somebody make app passwords of a mailbox.
 *
 * @param concerned the mailbox itself and who kept it before, each address once
 */
public record CustodianAppointed(UUID id, MailAddress address, List<Correspondent> concerned) {}
