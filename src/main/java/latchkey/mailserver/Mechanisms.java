package latchkey.mailserver;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.apache.commons.net.imap.IMAPSClient;

/** What the mail server offers for logins, as it tells every client (RFC 9051, {@code AUTH=}). */
final class Mechanisms {
    /** The only ones in which a refused main password can be told from an app password. */
    static final Set<String> SAFE = Set.of("PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER");

    private static final Pattern OFFERED = Pattern.compile("AUTH=([A-Z0-9_-]+)");

    private Mechanisms() {}

    static Set<String> offered(Endpoint endpoint, SSLContext tls, Duration within) throws IOException {
        boolean implicit = !endpoint.security(Protocol.IMAP).equals("STARTTLS");
        IMAPSClient client = new IMAPSClient(implicit, tls);
        client.setEndpointCheckingEnabled(true);
        client.setConnectTimeout((int) within.toMillis());
        client.setDefaultTimeout((int) within.toMillis());
        // Closed with the client; bounded, since what it says is kept whole.
        client.setSocketFactory(new ClosableSockets());
        try {
            client.connect(endpoint.host(), endpoint.port());
            client.setSoTimeout((int) within.toMillis());
            if (!implicit && !client.execTLS()) {
                throw new IOException("STARTTLS was refused");
            }
            if (!client.capability()) {
                throw new IOException("CAPABILITY was refused");
            }
            return in(client.getReplyString());
        } finally {
            Closing.quietly(client::logout, client::disconnect);
        }
    }

    static Set<String> in(String capabilities) {
        Set<String> found = new TreeSet<>();
        OFFERED.matcher(capabilities.toUpperCase(Locale.ROOT)).results().forEach(one -> found.add(one.group(1)));
        return found;
    }
}
