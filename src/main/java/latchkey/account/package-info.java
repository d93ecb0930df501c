/** Whose mailbox it is: domains, accounts, persons and who owns what. */
@NullMarked
package latchkey.account;

import org.jspecify.annotations.NullMarked;
