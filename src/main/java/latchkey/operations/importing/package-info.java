/** Mailboxes from a file: tried dry, taken in bit by bit, and gone on with after a portal was killed. */
@NullMarked
package latchkey.operations.importing;

import org.jspecify.annotations.NullMarked;
