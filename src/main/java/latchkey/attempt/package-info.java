/** Judged logins: refusals one by one, uses by the hour, and the reasons in words. */
@NullMarked
package latchkey.attempt;

import org.jspecify.annotations.NullMarked;
