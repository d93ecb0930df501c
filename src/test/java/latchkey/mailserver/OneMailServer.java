package latchkey.mailserver;

import java.util.List;

/** A site with one mail server. */
public final class OneMailServer {
    private OneMailServer() {}

    public static MailServers of(MailServer server) {
        return new MailServers(List.of(server), List.of());
    }
}
