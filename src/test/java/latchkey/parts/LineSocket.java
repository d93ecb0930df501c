package latchkey.parts;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Says a line and hears lines, from an address of one's own, and never waits longer than allowed. */
final class LineSocket implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_LINES = 200;

    private final SSLSocketFactory tls;
    private Socket socket;
    private BufferedReader reader;
    private boolean greeted;

    /** In clear at first, as ManageSieve begins. */
    LineSocket(SSLSocketFactory tls, String from, int port) throws IOException {
        this.tls = tls;
        this.socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
        socket.setSoTimeout((int) LIMIT.toMillis());
        this.reader = reader(socket);
    }

    void startTls() throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secured.setSoTimeout((int) LIMIT.toMillis());
        secured.startHandshake();
        socket = secured;
        reader = reader(secured);
    }

    void say(String line) throws IOException {
        say(line.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer is there already, and the server may have gone with it. */
    void sayAtLast(String line) {
        try {
            say(line);
        } catch (IOException gone) {
            // It does not matter any more.
        }
    }

    void say(byte[] line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(line);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    String hear() throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw new EOFException("the server has closed the connection");
        }
        greeted = true;
        return line;
    }

    /** Whether the server has said anything yet. */
    boolean greeted() {
        return greeted;
    }

    /** The next line that matches; others before it are passed over. */
    String hear(String expression) throws IOException {
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = hear();
            if (line.matches(expression)) {
                return line;
            }
        }
        throw new IOException("no line like " + expression);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
