/** What people see, and how they get about in it: every page in the states in which it is met, by keyboard, without scripts. */
@NullMarked
package latchkey.look;

import org.jspecify.annotations.NullMarked;
