package latchkey.parts;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Says and hears lines on a socket of this machine, and never waits longer than allowed. */
final class UnixLines implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(16_384);
    private final StringBuilder unread = new StringBuilder();

    UnixLines(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** With its line end. */
    void say(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    String hear() throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        Optional<String> line = nextLine();
        while (line.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IOException("no line for " + LIMIT.toSeconds() + " s");
            }
            selector.select(1000);
            selector.selectedKeys().clear();
            if (channel.read(buffer.clear()) < 0) {
                throw new EOFException("the socket was closed after: " + unread);
            }
            unread.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            line = nextLine();
        }
        return line.get();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }

    private Optional<String> nextLine() {
        int end = unread.indexOf("\n");
        if (end < 0) {
            return Optional.empty();
        }
        String line = unread.substring(0, end);
        unread.delete(0, end + 1);
        return Optional.of(line);
    }
}
