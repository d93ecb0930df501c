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

/** Asks Dovecot whether a password is right, the way Postfix does; a connection for each question. */
public record SaslLogin(Path socket) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    public MailLogin.Answer smtp(String remoteIp, String user, String password) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            say(channel, "VERSION\t1\t1\nCPID\t" + ProcessHandle.current().pid() + "\n");
            hear(channel, selector, "DONE");
            say(
                    channel,
                    "AUTH\t1\tPLAIN\tservice=smtp\tsecured\tlip=127.0.0.1\trip=" + remoteIp + "\tresp="
                            + MailLogin.plain(user, password) + "\n");
            String line = hear(channel, selector, "(OK|FAIL)\t1.*");
            return new MailLogin.Answer(line.startsWith("OK"), line);
        } catch (IOException e) {
            return new MailLogin.Answer(false, "no answer: " + e.getMessage());
        }
    }

    private static void say(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String hear(SocketChannel channel, Selector selector, String expression) throws IOException {
        StringBuilder heard = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            selector.select(1000);
            selector.selectedKeys().clear();
            if (channel.read(buffer.clear()) < 0) {
                throw new EOFException("the socket was closed after: " + heard);
            }
            heard.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            for (String line : heard.toString().lines().toList()) {
                if (line.matches(expression) && heard.indexOf(line + "\n") >= 0) {
                    return line;
                }
            }
        }
        throw new IOException("no line like " + expression);
    }
}
