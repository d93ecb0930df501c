@NullMarked
package latchkey.mailclient.discovery;

import org.jspecify.annotations.NullMarked;
