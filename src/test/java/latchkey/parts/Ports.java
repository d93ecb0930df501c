package latchkey.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part listens where, always on loopback. */
public record Ports(Map<Listener, Integer> numbers) {

    /** Who listens, with its number in the demo. */
    public enum Listener {
        PORTAL(8088, "the portal"),
        MANAGEMENT(9088, "the portal's management port"),
        SECOND_PORTAL(8089, "a second portal"),
        SECOND_MANAGEMENT(9089, "a second portal's management port"),
        THIRD_PORTAL(8090, "a third portal"),
        THIRD_MANAGEMENT(9090, "a third portal's management port"),
        FOURTH_PORTAL(8091, "a fourth portal"),
        FOURTH_MANAGEMENT(9091, "a fourth portal's management port"),
        HTTPS(8443, "the reverse proxy"),
        HTTP(8480, "the reverse proxy without TLS"),
        KEYCLOAK(8180, "Keycloak"),
        IMAPS(10993, "Dovecot (IMAPS)"),
        SUBMISSIONS(10465, "Dovecot (submissions)"),
        POP3S(10995, "Dovecot (POP3S)"),
        SIEVE(14190, "Dovecot (ManageSieve)"),
        MARIADB(13307, "MariaDB"),
        SECOND_MARIADB(13308, "a second MariaDB"),
        THIRD_MARIADB(13309, "a third MariaDB"),
        NODE_GROUP(14567, "a node of several databases, for the others"),
        NODE_CHANGES(14568, "a node, for what it missed"),
        NODE_COPY(14444, "a node, for a copy of all"),
        MAIL_SINK(10025, "the mail sink"),
        DIRECTORY(10389, "OpenLDAP"),
        DOVEADM(10880, "Dovecot (doveadm)");

        private final int inDemo;
        private final String part;

        Listener(int inDemo, String part) {
            this.inDemo = inDemo;
            this.part = part;
        }
    }

    // Below the range from which the system takes the ports of outgoing connections.
    private static final int LOWEST = 20_000;
    private static final int EACH = 6_000;

    /** Of two that run tests beside each other, each has its own: some are taken long after they were found free. */
    private static final int FIRST = LOWEST + Integer.getInteger("latchkey.fork", 1) % 2 * EACH;

    /** Nobody may listen there yet; a second program would get it too. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /** The demo's fixed numbers, moved all together: {@code +1000}. */
    public static Ports ofDemo(String moved) {
        int by = moved.isBlank() ? 0 : Integer.parseInt(moved.strip());
        return new Ports(Stream.of(Listener.values()).collect(Collectors.toMap(one -> one, one -> one.inDemo + by)));
    }

    /** Any that are free, so that tests can run beside a demo and beside each other. */
    static Ports free() {
        Map<Listener, Integer> numbers = new EnumMap<>(Listener.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Listener listener : Listener.values()) {
                ServerSocket socket = hold();
                held.add(socket);
                numbers.put(listener, socket.getLocalPort());
            }
            return new Ports(numbers);
        } finally {
            held.forEach(Ports::letGo);
        }
    }

    public int of(Listener listener) {
        return java.util.Objects.requireNonNull(numbers.get(listener));
    }

    String text(Listener listener) {
        return Integer.toString(of(listener));
    }

    /** Looks at all before anything is started, so that nothing is left half started. */
    void checkFree(List<Listener> wanted) {
        for (Listener listener : wanted) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(loopback(of(listener)));
            } catch (IOException | IllegalArgumentException e) {
                throw new CannotStart("Port " + of(listener) + " for " + listener.part
                        + " is taken: end what listens there (ss -ltnp 'sport = :" + of(listener)
                        + "'), or move all ports, as with -Dlatchkey.ports=+2000");
            }
        }
    }

    private static ServerSocket hold() {
        for (int tries = 0; tries < 1000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, FIRST + EACH);
            if (!GIVEN.add(port)) {
                continue;
            }
            try {
                ServerSocket socket = new ServerSocket();
                socket.bind(loopback(port));
                return socket;
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        throw new CannotStart("no free port between " + FIRST + " and " + (FIRST + EACH));
    }

    private static void letGo(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new CannotStart("cannot close " + socket, e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
