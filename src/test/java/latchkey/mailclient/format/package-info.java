@NullMarked
package latchkey.mailclient.format;

import org.jspecify.annotations.NullMarked;
