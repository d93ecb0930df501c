package latchkey.parts;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;

/** A mail client that stays connected. */
public final class ImapSession implements AutoCloseable {
    private final LineSocket socket;

    ImapSession(LineSocket socket, String user, String password) throws IOException {
        this.socket = socket;
        socket.startTls();
        socket.hear("\\* OK.*");
        socket.say("l LOGIN " + user + " " + password);
        String line = socket.hear("l .*");
        if (!line.startsWith("l OK")) {
            throw new IOException("not logged in: " + line);
        }
    }

    /** @return the server's last word on it */
    public String says(String command) throws IOException {
        socket.say("a " + command);
        return socket.hear("a .*");
    }

    /** Whether the server says goodbye by then, without being asked for anything. */
    public boolean endedWithin(Duration limit) {
        return Patience.until(limit, () -> {
            try {
                says("NOOP");
                return false;
            } catch (EOFException | SocketException gone) {
                return true;
            } catch (IOException other) {
                return false;
            }
        });
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
