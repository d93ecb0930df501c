/**
 * What administrators and machines look after: whose a mailbox is and what it is called, the audit trail, mailboxes from a
 * file, erasures, how long things are kept, checks and alarms, and what monitors and other programs may read.
 */
@NullMarked
package latchkey.operations;

import org.jspecify.annotations.NullMarked;
