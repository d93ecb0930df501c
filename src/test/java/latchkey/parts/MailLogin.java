package latchkey.parts;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLSocketFactory;
import latchkey.parts.Ports.Listener;

/** A mail client that only logs in, from whatever 127.x.y.z it is told to live at. */
public final class MailLogin {
    private final Ports ports;
    private final SSLSocketFactory tls;
    private final boolean inClear;

    MailLogin(Ports ports, SSLSocketFactory tls) {
        this(ports, tls, false);
    }

    private MailLogin(Ports ports, SSLSocketFactory tls, boolean inClear) {
        this.ports = ports;
        this.tls = tls;
        this.inClear = inClear;
    }

    /** To a server that wants no TLS. */
    static MailLogin inClear(Ports ports) {
        return new MailLogin(ports, (SSLSocketFactory) SSLSocketFactory.getDefault(), true);
    }

    /** What the server said, word by word. */
    public record Answer(boolean accepted, String line) {
        private static final String NONE = "no answer: ";

        static Answer none(IOException why) {
            return new Answer(false, NONE + why.getMessage());
        }

        public boolean answered() {
            return !line.startsWith(NONE);
        }

        /** The server was there, and has ended the connection without an answer. */
        public boolean hungUp() {
            return line.matches(NONE + "(Connection reset|Broken pipe|the server has closed the connection).*");
        }

        /** Silence is neither: who waits for a refusal must not take it for one. */
        @Override
        public boolean accepted() {
            if (!answered()) {
                throw new AssertionError("the mail server gave " + line);
            }
            return accepted;
        }
    }

    public Answer imaps(String from, String user, String password) {
        return imaps(from, user, password, "");
    }

    /**
     * With an ID before the login, as {@code "name" "iPhone Mail" "version" "21F90"}; none if empty. A character is a byte.
     */
    public Answer imaps(String from, String user, String password, String clientId) {
        return conversation(from, Listener.IMAPS, true, socket -> {
            socket.hear("\\* OK.*");
            if (!clientId.isEmpty()) {
                socket.say(("a ID (" + clientId + ")").getBytes(StandardCharsets.ISO_8859_1));
                socket.hear("a .*");
            }
            socket.say("b LOGIN " + quoted(user) + " " + quoted(password));
            String line = socket.hear("b .*");
            socket.sayAtLast("c LOGOUT");
            return new Answer(line.startsWith("b OK"), line);
        });
    }

    /** Logs in and stays. */
    public ImapSession stay(String from, String user, String password) throws IOException {
        return new ImapSession(new LineSocket(tls, from, ports.of(Listener.IMAPS)), user, password);
    }

    public Answer submission(String from, String user, String password) {
        return conversation(from, Listener.SUBMISSIONS, true, socket -> {
            socket.hear("220 .*");
            socket.say("EHLO client.example.org");
            socket.hear("250 .*");
            socket.say("AUTH PLAIN " + plain(user, password));
            String line = socket.hear("\\d{3} .*");
            socket.sayAtLast("QUIT");
            return new Answer(line.startsWith("235"), line);
        });
    }

    public Answer pop3s(String from, String user, String password) {
        return conversation(from, Listener.POP3S, true, socket -> {
            socket.hear("\\+OK.*");
            socket.say("USER " + user);
            socket.hear("\\+OK.*");
            socket.say("PASS " + password);
            String line = socket.hear("(\\+OK|-ERR).*");
            socket.sayAtLast("QUIT");
            return new Answer(line.startsWith("+OK"), line);
        });
    }

    public Answer sieve(String from, String user, String password) {
        return conversation(from, Listener.SIEVE, false, socket -> {
            socket.hear("OK.*");
            socket.say("STARTTLS");
            socket.hear("OK.*");
            socket.startTls();
            socket.hear("OK.*");
            socket.say("AUTHENTICATE \"PLAIN\" \"" + plain(user, password) + "\"");
            String line = socket.hear("(OK|NO|BYE).*");
            socket.sayAtLast("LOGOUT");
            return new Answer(line.startsWith("OK"), line);
        });
    }

    /** A server that is just reloading drops whom it has not greeted yet; mail clients connect anew, and so do we, once. */
    private Answer conversation(String from, Listener listener, boolean tlsAtOnce, Conversation conversation) {
        try {
            return connected(from, listener, tlsAtOnce, conversation);
        } catch (SocketException notGreeted) {
            try {
                return connected(from, listener, tlsAtOnce, conversation);
            } catch (SocketException again) {
                return Answer.none(again);
            }
        }
    }

    /** @throws SocketException before the server has said a word */
    private Answer connected(String from, Listener listener, boolean tlsAtOnce, Conversation conversation)
            throws SocketException {
        try (LineSocket socket = new LineSocket(tls, from, ports.of(listener))) {
            try {
                if (tlsAtOnce && !inClear) {
                    socket.startTls();
                }
                return conversation.with(socket);
            } catch (SocketException dropped) {
                if (!socket.greeted()) {
                    throw dropped;
                }
                return Answer.none(dropped);
            }
        } catch (SocketException notGreeted) {
            throw notGreeted;
        } catch (IOException e) {
            return Answer.none(e);
        }
    }

    static String plain(String user, String password) {
        return Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private interface Conversation {
        Answer with(LineSocket socket) throws IOException;
    }
}
