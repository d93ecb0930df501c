/** Starts all real parts (database, provider, mail server, mail sink, portal) for the tests and the demo. */
@NullMarked
package latchkey.parts;

import org.jspecify.annotations.NullMarked;
