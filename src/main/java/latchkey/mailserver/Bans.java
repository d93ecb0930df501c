package latchkey.mailserver;

import java.time.Instant;
import java.util.List;

/** Networks that a mail server shuts out because of too many refused logins. Calls are as those of {@link MailServer}. */
public interface Bans {
    List<Ban> active();

    /** Lets it in again. One that is not shut out is no error. */
    void lift(String network);

    /** @param network as the server writes it, with its length: {@code 203.0.113.9/32} */
    record Ban(String network, Instant until, boolean beingLifted) {}
}
