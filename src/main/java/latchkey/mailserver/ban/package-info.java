/** Networks that mail servers shut out: what they tell of them, and that one is to be let in again. */
@NullMarked
package latchkey.mailserver.ban;

import org.jspecify.annotations.NullMarked;
