/** The life of an app password: issued, used, revoked. */
@NullMarked
package latchkey.apppassword;

import org.jspecify.annotations.NullMarked;
