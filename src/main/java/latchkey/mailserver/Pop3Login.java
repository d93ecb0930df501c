package latchkey.mailserver;

import java.io.IOException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.apache.commons.net.pop3.POP3SClient;

/** POP3 over TLS (RFC 8314), USER and PASS. */
class Pop3Login implements ProtocolLogin {
    @Override
    public TrialLogin.Result login(
            Endpoint endpoint, SSLContext tls, SocketFactory sockets, String user, String secret, Duration within)
            throws IOException {
        boolean implicit = !endpoint.startsTlsLater(Protocol.POP3);
        POP3SClient client = new POP3SClient(implicit, tls);
        client.setSocketFactory(sockets);
        client.setEndpointCheckingEnabled(true);
        client.setConnectTimeout((int) within.toMillis());
        client.setDefaultTimeout((int) within.toMillis());
        try {
            client.connect(endpoint.host(), endpoint.port());
            client.setSoTimeout((int) within.toMillis());
            if (!implicit && !client.execTLS()) {
                throw new IOException("STLS was refused");
            }
            if (client.login(user, secret)) {
                return TrialLogin.Result.ACCEPTED;
            }
            // RFC 3206: SYS/TEMP is a fault of the server's, not of the password.
            return client.getReplyString().contains("[SYS/TEMP]")
                    ? TrialLogin.Result.UNPROVED
                    : TrialLogin.Result.REFUSED;
        } finally {
            Closing.quietly(client::logout, client::disconnect);
        }
    }
}
