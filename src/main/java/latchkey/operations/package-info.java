/** What administrators look after: whose a mailbox is, and the machines that tell of it. */
@NullMarked
package latchkey.operations;

import org.jspecify.annotations.NullMarked;
