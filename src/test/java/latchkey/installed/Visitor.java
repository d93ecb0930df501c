package latchkey.installed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at an address of his own, who writes his requests by hand: no client of a library would send what he sends.
 *
 * @param tls none: in clear
 */
record Visitor(String from, int port, @Nullable SSLSocketFactory tls) {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    record Answer(int status, List<String> headers, String body) {
        List<String> all(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(header -> header.substring(start.length()).strip())
                    .toList();
        }

        String one(String name) {
            return all(name).isEmpty() ? "" : all(name).get(0);
        }

        /** Nothing else sets this header. */
        boolean isOfThePortal() {
            return !all("Content-Security-Policy").isEmpty();
        }
    }

    Answer get(String path, String... headers) {
        return ask("GET", path, List.of(headers), new byte[0]);
    }

    Answer post(String path, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Content-Length: " + body.length);
        return ask("POST", path, all, body);
    }

    Answer ask(String method, String path, List<String> headers, byte[] body) {
        try (Socket socket = connect()) {
            send(socket, method, path, headers);
            try {
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException refused) {
                // The answer may be there all the same.
            }
            return read(reader(socket));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** A stream: its head is read, the rest is for the one who asked. */
    BufferedReader listen(Socket socket, String path, String... headers) throws IOException {
        send(socket, "GET", path, List.of(headers));
        BufferedReader reader = reader(socket);
        String line = reader.readLine();
        if (line == null || !line.contains(" 200")) {
            throw new AssertionError(path + " answers " + line);
        }
        return reader;
    }

    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return tls == null ? socket : tls.createSocket(socket, "localhost", port, true);
    }

    private static void send(Socket socket, String method, String path, List<String> headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            request.append("Host: localhost\r\n");
        }
        headers.forEach(header -> request.append(header).append("\r\n"));
        OutputStream out = socket.getOutputStream();
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static Answer read(BufferedReader reader) throws IOException {
        String status = reader.readLine();
        if (status == null) {
            throw new IOException("no answer");
        }
        List<String> headers = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            headers.add(line);
        }
        StringBuilder body = new StringBuilder();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                body.append(line).append('\n');
            }
        } catch (IOException cutOff) {
            // A server that refuses a body does not wait for the end of it.
        }
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, body.toString());
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
