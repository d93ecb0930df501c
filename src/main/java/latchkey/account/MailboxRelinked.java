package latchkey.account;

import java.util.List;
import java.util.UUID;
import latchkey.audit.Actor;
import latchkey.shared.MailAddress;

/**
 * An administrator has given a mailbox to another sign-in.
 *
 * @param samePerson a new sign-in of the same person: what the person has made goes on
 * @param concerned the mailbox itself, the one who had it and the one who has it now, each address once
 */
public record MailboxRelinked(
        UUID id, MailAddress address, boolean samePerson, List<Correspondent> concerned, Actor by) {}
