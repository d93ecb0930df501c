/** What mail clients ask before anybody has signed in: where the servers of a domain are. */
@NullMarked
package latchkey.mailclient.discovery;

import org.jspecify.annotations.NullMarked;
