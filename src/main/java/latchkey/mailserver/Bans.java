package latchkey.mailserver;

import java.time.Instant;
import java.util.List;

/** Networks that a mail server shuts out because of too many refused logins. Calls are as those of {@link MailServer}. */
public interface Bans {
    List<Ban> active();

    /** Lets it in again. One that is not shut out is no error; one that is so for good stays so. */
    void lift(String network);

    /**
     * @param network as the server writes it, with its length: {@code 203.0.113.9/32}
     * @param until far away for one that is shut out for good
     * @param forGood by whoever runs the server, who alone can take that back
     */
    record Ban(String network, Instant until, boolean beingLifted, boolean forGood) {
        private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

        public static Ban until(String network, Instant until, boolean beingLifted) {
            return new Ban(network, until, beingLifted, false);
        }

        public static Ban forGood(String network) {
            return new Ban(network, NEVER, false, true);
        }
    }
}
