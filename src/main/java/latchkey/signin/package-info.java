/** Who is it: the OIDC sign-in, and whether a second factor was used and how long ago. */
@NullMarked
package latchkey.signin;

import org.jspecify.annotations.NullMarked;
