package latchkey.mailserver;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;

/** Message submission (RFC 6409) over TLS, AUTH PLAIN. */
class SmtpLogin implements ProtocolLogin {
    private static final int TEMPORARY = 400;
    private static final int PERMANENT = 500;

    @Override
    public TrialLogin.Result login(
            Endpoint endpoint, SSLContext tls, SocketFactory sockets, String user, String secret, Duration within)
            throws IOException {
        boolean implicit = !endpoint.startsTlsLater(Protocol.SMTP);
        AuthenticatingSMTPClient client = new AuthenticatingSMTPClient(implicit, tls);
        client.setSocketFactory(sockets);
        client.setEndpointCheckingEnabled(true);
        client.setConnectTimeout((int) within.toMillis());
        client.setDefaultTimeout((int) within.toMillis());
        try {
            client.connect(endpoint.host(), endpoint.port());
            client.setSoTimeout((int) within.toMillis());
            client.ehlo("localhost");
            if (!implicit) {
                if (!client.execTLS()) {
                    throw new IOException("STARTTLS was refused");
                }
                client.ehlo("localhost");
            }
            if (client.auth(AuthenticatingSMTPClient.AUTH_METHOD.PLAIN, user, secret)) {
                return TrialLogin.Result.ACCEPTED;
            }
            int code = client.getReplyCode();
            return code >= TEMPORARY && code < PERMANENT ? TrialLogin.Result.UNPROVED : TrialLogin.Result.REFUSED;
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable);
        } finally {
            Closing.quietly(client::quit, client::disconnect);
        }
    }
}
