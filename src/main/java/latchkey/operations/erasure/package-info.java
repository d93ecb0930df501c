/** Takes all that is kept of a mailbox and its person away, but that something was done. */
@NullMarked
package latchkey.operations.erasure;

import org.jspecify.annotations.NullMarked;
