/** The owner's way from a chosen client to a green light. */
@NullMarked
package latchkey.setup;

import org.jspecify.annotations.NullMarked;
