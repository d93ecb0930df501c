/** Carries an app password from the screen of a computer to one phone, for five minutes and once. */
@NullMarked
package latchkey.setup.handover;

import org.jspecify.annotations.NullMarked;
