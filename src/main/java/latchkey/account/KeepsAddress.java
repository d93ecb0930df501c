package latchkey.account;

import java.util.Collection;
import java.util.Map;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/**
 * Knows why a mailbox has to keep its address for now. Asked when it is renamed, and before that of many, when it is only
 * said what a file would do.
 */
public interface KeepsAddress {
    /** Those that may not be as things are now, by the former address. Changes nothing. */
    Map<MailAddress, Refusal.Why> refused(Collection<Renaming> asked);
}
