package latchkey.mailserver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that can all be ended from outside: a thread that reads from one does not listen to an interrupt. None gives more
 * than a server that is asked to log somebody in has to say: what reads lines would keep an endless one in memory.
 */
class ClosableSockets extends SocketFactory implements AutoCloseable {
    /** Greetings, capabilities and the certificates of a handshake are a tenth of it. */
    static final int MOST_BYTES = 128 * 1024;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Bounded();
        open.add(socket);
        if (closed) {
            socket.close();
            throw new SocketException("too late");
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
        return socket;
    }

    private Socket connected(InetSocketAddress to, InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        socket.bind(from);
        socket.connect(to);
        return socket;
    }

    /** Whether a server has taken a call. */
    boolean connected() {
        return open.stream().anyMatch(Socket::isConnected);
    }

    @Override
    public void close() {
        closed = true;
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException gone) {
                // As wanted.
            }
        }
    }

    private static final class Bounded extends Socket {
        private @Nullable InputStream bounded;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (bounded == null) {
                bounded = new AtMost(super.getInputStream());
            }
            return bounded;
        }
    }

    /** Fails rather than ends: an end would look like a server that hung up. */
    private static final class AtMost extends FilterInputStream {
        private int left = MOST_BYTES;

        AtMost(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (left == 0) {
                throw new IOException("the server says more than a login takes");
            }
            int read = super.read(into, from, Math.min(most, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
