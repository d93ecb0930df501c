package latchkey.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One connection to Dovecot's SASL socket, as Postfix keeps it: many questions, answered in any order. */
public final class SaslSession implements AutoCloseable {
    /** In place of process ids, beyond all that exist: Dovecot refuses a second connection of one number. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000_000);

    private final UnixLines lines;
    private int asked;

    SaslSession(Path socket) throws IOException {
        lines = new UnixLines(socket);
        lines.say("VERSION\t1\t1\nCPID\t" + NUMBERS.incrementAndGet() + "\n");
        while (!lines.hear().equals("DONE")) {
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
        lines.say("AUTH\t" + asked + "\tPLAIN\tservice=smtp\tsecured\tlip=127.0.0.1\trip=" + remoteIp + "\tresp="
                + response + "\n");
        return asked;
    }

    /**
     * As a mail process asks, which knows more than Postfix.
     *
     * @param client what it calls itself, if it does so
     */
    public int ask(String service, String remoteIp, String login, @Nullable String client, String user, String password)
            throws IOException {
        asked++;
        lines.say("AUTH\t" + asked + "\tPLAIN\tservice=" + service + "\tsecured\tsession=" + login
                + "\tlip=127.0.0.1\trip=" + remoteIp + (client == null ? "" : "\tclient_id=" + client) + "\tresp="
                + MailLogin.plain(user, password) + "\n");
        return asked;
    }

    /** A login by any mechanism to its end: what the client says first, and what it says to a challenge. */
    public MailLogin.Answer logIn(String mechanism, String remoteIp, String first, UnaryOperator<String> reply)
            throws IOException {
        asked++;
        lines.say("AUTH\t" + asked + "\t" + mechanism + "\tservice=smtp\tsecured\tlip=127.0.0.1\trip=" + remoteIp
                + (first.isEmpty() ? "" : "\tresp=" + encoded(first)) + "\n");
        while (true) {
            String[] words = lines.hear().split("\t", 3);
            if (words[0].equals("CONT")) {
                String challenge = words.length < 3
                        ? ""
                        : new String(Base64.getDecoder().decode(words[2]), StandardCharsets.UTF_8);
                lines.say("CONT\t" + asked + "\t" + encoded(reply.apply(challenge)) + "\n");
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
            String[] words = lines.hear().split("\t", 3);
            if (words[0].equals("OK") || words[0].equals("FAIL")) {
                String line = words[0] + (words.length == 3 ? "\t" + words[2] : "");
                return new Numbered(Integer.parseInt(words[1]), new MailLogin.Answer(words[0].equals("OK"), line));
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
