/** The documents by which mail clients set themselves up, each as its readers want it. */
@NullMarked
package latchkey.mailclient.format;

import org.jspecify.annotations.NullMarked;
