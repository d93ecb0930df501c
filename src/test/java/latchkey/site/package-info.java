/** The whole site as a person finds it: all parts, the packaged portal, and somebody who uses a browser or a script. */
@NullMarked
package latchkey.site;

import org.jspecify.annotations.NullMarked;
