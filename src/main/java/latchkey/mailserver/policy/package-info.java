/** What a mail server tells that can run no scripts: one login a report, after it has ended. */
@NullMarked
package latchkey.mailserver.policy;

import org.jspecify.annotations.NullMarked;
