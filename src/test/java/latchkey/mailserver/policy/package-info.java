@NullMarked
package latchkey.mailserver.policy;

import org.jspecify.annotations.NullMarked;
