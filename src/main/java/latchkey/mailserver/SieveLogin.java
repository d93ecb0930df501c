package latchkey.mailserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import latchkey.account.Endpoint;

/** ManageSieve (RFC 5804): STARTTLS, then AUTHENTICATE. No library that is kept up speaks it. */
class SieveLogin implements ProtocolLogin {
    private static final Pattern NOT_THE_PASSWORD = Pattern.compile(
            "(BYE|NO \\((TRYLATER|ENCRYPT-NEEDED|TRANSITION-NEEDED|AUTH-TOO-WEAK)\\)).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public TrialLogin.Result login(
            Endpoint endpoint, SSLContext tls, SocketFactory sockets, String user, String secret, Duration within)
            throws IOException {
        try (Socket plain = sockets.createSocket()) {
            plain.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), (int) within.toMillis());
            plain.setSoTimeout((int) within.toMillis());
            BufferedReader greeting = reader(plain);
            answer(greeting);
            send(plain, "STARTTLS");
            if (!answer(greeting).startsWith("OK")) {
                throw new IOException("STARTTLS was refused");
            }
            try (SSLSocket secure =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, endpoint.host(), endpoint.port(), true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                BufferedReader answers = reader(secure);
                answer(answers);
                String plainSasl = Base64.getEncoder()
                        .encodeToString(("\0" + user + "\0" + secret).getBytes(StandardCharsets.UTF_8));
                send(secure, "AUTHENTICATE \"PLAIN\" \"" + plainSasl + "\"");
                String end = answer(answers);
                if (end.startsWith("OK")) {
                    return TrialLogin.Result.ACCEPTED;
                }
                return result(end);
            }
        }
    }

    /** Section 1.3: a goodbye, and most codes of an answer, say nothing of the password. */
    static TrialLogin.Result result(String refusal) {
        return NOT_THE_PASSWORD.matcher(refusal).matches() ? TrialLogin.Result.UNPROVED : TrialLogin.Result.REFUSED;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Capabilities come first, each on a line; the last line is OK, NO or BYE. */
    private static String answer(BufferedReader answers) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            String upper = line.toUpperCase(Locale.ROOT);
            if (upper.startsWith("OK") || upper.startsWith("NO") || upper.startsWith("BYE")) {
                return upper;
            }
        }
        throw new IOException("the server hung up");
    }
}
