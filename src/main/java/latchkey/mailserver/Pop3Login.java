package latchkey.mailserver;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.apache.commons.net.pop3.POP3SClient;

/** POP3 over TLS (RFC 8314), USER and PASS. */
class Pop3Login implements ProtocolLogin {
    /**
     * What is no word on the password (RFC 2449 section 8.1, RFC 3206): the mailbox is open elsewhere, it is too early, or the
     * server is broken. Of the first RFC 2449 says that the password was right. We do not rely on it, since nothing proves
     * that a server checks in that order.
     */
    private static final Pattern NOT_THE_PASSWORD =
            Pattern.compile("-ERR \\[(IN-USE|LOGIN-DELAY|SYS/[^\\]]*)].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static TrialLogin.Result result(String refusal) {
        return NOT_THE_PASSWORD.matcher(refusal).matches() ? TrialLogin.Result.UNPROVED : TrialLogin.Result.REFUSED;
    }

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
            return result(client.getReplyString());
        } finally {
            Closing.quietly(client::logout, client::disconnect);
        }
    }
}
