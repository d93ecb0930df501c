/** What was done, by whom, to which mailbox; written once, never changed. */
@NullMarked
package latchkey.audit;

import org.jspecify.annotations.NullMarked;
