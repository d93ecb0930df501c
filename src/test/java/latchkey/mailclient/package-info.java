@NullMarked
package latchkey.mailclient;

import org.jspecify.annotations.NullMarked;
