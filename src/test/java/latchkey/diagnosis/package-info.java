/** What becomes of logins: a whole history, judged in time, whatever happens to the portal. */
@NullMarked
package latchkey.diagnosis;

import org.jspecify.annotations.NullMarked;
