/** What a mailcow's logs tell, read and judged. */
@NullMarked
package latchkey.mailserver.mailcow.report;

import org.jspecify.annotations.NullMarked;
