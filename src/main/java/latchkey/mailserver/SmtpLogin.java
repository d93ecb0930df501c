package latchkey.mailserver;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.SMTPReply;

/** Message submission (RFC 6409) over TLS, AUTH PLAIN. */
class SmtpLogin implements ProtocolLogin {
    /**
     * What RFC 4954 section 6 says of a password: it is invalid, or too weak a way to prove who one is. Others are about the
     * command, the encryption or the server; 538 is of a server that wants TLS, which we have.
     */
    private static final Set<Integer> PASSWORD_REFUSED = Set.of(534, 535);

    static TrialLogin.Result result(int refusal) {
        return PASSWORD_REFUSED.contains(refusal) ? TrialLogin.Result.REFUSED : TrialLogin.Result.UNPROVED;
    }

    /** Of the greeting and of EHLO: who says no there has not heard of a password yet. */
    static void require(int code) throws IOException {
        if (!SMTPReply.isPositiveCompletion(code)) {
            throw new IOException("the server does not serve: " + code);
        }
    }

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
            require(client.getReplyCode());
            require(client.ehlo("localhost"));
            if (!implicit) {
                if (!client.execTLS()) {
                    throw new IOException("STARTTLS was refused");
                }
                require(client.ehlo("localhost"));
            }
            if (client.auth(AuthenticatingSMTPClient.AUTH_METHOD.PLAIN, user, secret)) {
                return TrialLogin.Result.ACCEPTED;
            }
            return result(client.getReplyCode());
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable);
        } finally {
            Closing.quietly(client::quit, client::disconnect);
        }
    }
}
