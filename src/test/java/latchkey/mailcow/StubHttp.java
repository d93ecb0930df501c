package latchkey.mailcow;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** HTTP/1.1 as far as an API needs it, with a clock of its own and connections that can break. */
final class StubHttp implements AutoCloseable {
    record Request(String method, String path, Map<String, String> headers, String body, String ip) {}

    interface Handler {
        /** @return empty to break the connection */
        Optional<ApiAnswer> answer(Request request);
    }

    private final ServerSocket listening;
    private final Handler handler;
    private final Clock clock;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * @param port 0 for any that is free
     * @param sockets that speak TLS, or do not
     */
    StubHttp(int port, ServerSocketFactory sockets, Handler handler, Clock clock) {
        this.handler = handler;
        this.clock = clock;
        try {
            listening = sockets.createServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        thread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "mailcow-stub");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                open.add(connection);
                thread(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                Optional<ApiAnswer> answer = handler.answer(request(first, in, connection));
                if (answer.isEmpty()) {
                    // Not an orderly end: the other side sees a reset.
                    connection.setSoLinger(true, 0);
                    return;
                }
                send(connection.getOutputStream(), answer.get());
                if (answer.get().stalls()) {
                    // Until the other side has had enough.
                    var unused = in.read();
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side has given up, or the server was stopped.
        } finally {
            open.remove(connection);
        }
    }

    private static Request request(String first, InputStream in, Socket connection) throws IOException {
        String[] parts = first.split(" ", -1);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(
                parts[0],
                URI.create(parts[1]).getPath(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                connection.getInetAddress().getHostAddress());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void send(OutputStream out, ApiAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + answer.status() + " -\r\nContent-Type: application/json\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC))
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.write(body, 0, answer.stalls() ? body.length / 2 : body.length);
        // In one piece: two of them would wait for each other.
        out.write(whole.toByteArray());
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket one : open) {
                one.close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
