package latchkey.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A web server that begins each answer and does not end it for as long as the other side waits. */
public final class AnswersHalf implements AutoCloseable {
    private final ServerSocket door;
    private final CompletableFuture<Void> answering;

    public AnswersHalf() {
        try {
            door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        answering = CompletableFuture.runAsync(this::answerAll);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + path);
    }

    private void answerAll() {
        while (!door.isClosed()) {
            try (Socket connection = door.accept()) {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[[\"dove"
                                .getBytes(StandardCharsets.US_ASCII));
                // Until the other side hangs up.
                while (connection.getInputStream().read() >= 0) {
                    connection.getOutputStream().flush();
                }
            } catch (IOException gone) {
                // The other side has given up, or the door was closed.
            }
        }
    }

    /** Who has not even come in time is not waited for: the closed door wakes whoever stands behind it. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        answering.join();
    }
}
