package latchkey.mailserver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.apache.commons.net.imap.IMAPSClient;

/** IMAP over TLS (RFC 8314), LOGIN. */
class ImapLogin implements ProtocolLogin {
    /** RFC 5530: faults and limits of the server's. */
    private static final List<String> NOT_THE_PASSWORD =
            List.of("[UNAVAILABLE]", "[SERVERBUG]", "[LIMIT]", "[INUSE]", "[CONTACTADMIN]");

    @Override
    public TrialLogin.Result login(
            Endpoint endpoint, SSLContext tls, SocketFactory sockets, String user, String secret, Duration within)
            throws IOException {
        boolean implicit = !endpoint.startsTlsLater(Protocol.IMAP);
        IMAPSClient client = new IMAPSClient(implicit, tls);
        client.setSocketFactory(sockets);
        client.setEndpointCheckingEnabled(true);
        client.setConnectTimeout((int) within.toMillis());
        client.setDefaultTimeout((int) within.toMillis());
        try {
            client.connect(endpoint.host(), endpoint.port());
            client.setSoTimeout((int) within.toMillis());
            if (!implicit && !client.execTLS()) {
                throw new IOException("STARTTLS was refused");
            }
            if (client.login(quoted(user), quoted(secret))) {
                return TrialLogin.Result.ACCEPTED;
            }
            return NOT_THE_PASSWORD.stream().anyMatch(client.getReplyString()::contains)
                    ? TrialLogin.Result.UNPROVED
                    : TrialLogin.Result.REFUSED;
        } finally {
            Closing.quietly(client::logout, client::disconnect);
        }
    }

    /** The library sends what it is given. What no quoted string can hold (RFC 9051) is not tried: it might say something else. */
    static String quoted(String text) throws IOException {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IOException("LOGIN takes printable ASCII only");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
