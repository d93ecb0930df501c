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
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** One connection to Dovecot's SASL socket, as Postfix keeps it: many questions, answered in any order. */
public final class SaslSession implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** In place of process ids, beyond all that exist: Dovecot refuses a second connection of one number. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000_000);

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(16_384);
    private final StringBuilder unread = new StringBuilder();
    private int asked;

    SaslSession(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        say("VERSION\t1\t1\nCPID\t" + NUMBERS.incrementAndGet() + "\n");
        while (!line().equals("DONE")) {
            // The greeting.
        }
    }

    /** An answer, with the number of its question. */
    public record Numbered(int question, MailLogin.Answer answer) {}

    /** @return the number by which the answer will be known */
    public int askSmtp(String remoteIp, String user, String password) throws IOException {
        return askSmtp(remoteIp, MailLogin.plain(user, password));
    }

    /** @param response in base64, whatever it holds */
    public int askSmtp(String remoteIp, String response) throws IOException {
        asked++;
        say("AUTH\t" + asked + "\tPLAIN\tservice=smtp\tsecured\tlip=127.0.0.1\trip=" + remoteIp + "\tresp=" + response
                + "\n");
        return asked;
    }

    /** A login by any mechanism to its end: what the client says first, and what it says to a challenge. */
    public MailLogin.Answer logIn(String mechanism, String remoteIp, String first, UnaryOperator<String> reply)
            throws IOException {
        asked++;
        say("AUTH\t" + asked + "\t" + mechanism + "\tservice=smtp\tsecured\tlip=127.0.0.1\trip=" + remoteIp
                + (first.isEmpty() ? "" : "\tresp=" + encoded(first)) + "\n");
        while (true) {
            String[] words = line().split("\t", 3);
            if (words[0].equals("CONT")) {
                String challenge = words.length < 3
                        ? ""
                        : new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8);
                say("CONT\t" + asked + "\t" + encoded(reply.apply(challenge)) + "\n");
            } else if (words[0].equals("OK") || words[0].equals("FAIL")) {
                String line = words[0] + (words.length == 3 ? "\t" + words[2] : "");
                return new MailLogin.Answer(words[0].equals("OK"), line);
            }
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the next answer, to whatever question. */
    public Numbered answer() throws IOException {
        while (true) {
            String[] words = line().split("\t", 3);
            if (words[0].equals("OK") || words[0].equals("FAIL")) {
                String line = words[0] + (words.length == 3 ? "\t" + words[2] : "");
                return new Numbered(Integer.parseInt(words[1]), new MailLogin.Answer(words[0].equals("OK"), line));
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }

    private void say(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String line() throws IOException {
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
