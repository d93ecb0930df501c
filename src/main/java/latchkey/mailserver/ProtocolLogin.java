package latchkey.mailserver;

import java.io.IOException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;

/** One login by one protocol, and out again. */
interface ProtocolLogin {
    /**
     * @param sockets where connections come from, so that somebody else can end them
     * @throws IOException if no answer came that says yes or no
     */
    TrialLogin.Result login(
            Endpoint endpoint, SSLContext tls, SocketFactory sockets, String user, String secret, Duration within)
            throws IOException;

    static ProtocolLogin of(Protocol protocol) {
        return switch (protocol) {
            case IMAP -> new ImapLogin();
            case POP3 -> new Pop3Login();
            case SMTP -> new SmtpLogin();
            case SIEVE -> new SieveLogin();
        };
    }
}
