/** The portal as an operator installs it: behind a reverse proxy, one or several. */
@NullMarked
package latchkey.installed;

import org.jspecify.annotations.NullMarked;
