/** What a mailcow's logs tell of logins: read without loss, judged as far as can be known, and put into the inbox. */
@NullMarked
package latchkey.mailserver.mailcow.report;

import org.jspecify.annotations.NullMarked;
