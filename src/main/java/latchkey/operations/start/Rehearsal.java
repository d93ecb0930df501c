package latchkey.operations.start;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import latchkey.mailserver.MigrateDatabase;

/**
 * {@code quarkus-run.jar rehearse}: a whole start without database and provider, which opens some of its own pages and ends,
 * so that an archive of classes holds what a start loads. It needs no setting and changes nothing.
 */
@ApplicationScoped
@Unremovable
public class Rehearsal implements QuarkusApplication {
    public static final String NAME = "rehearse";

    private static final String PORT = "quarkus.http.port";
    private static final String MANAGEMENT_PORT = "quarkus.management.port";
    private static final List<String> PAGES = List.of("/", "/help", "/home", "/assets/latchkey.css", "/nothing-there");
    private static final List<String> OF_MANAGEMENT = List.of("/q/health/live", "/q/health/ready", "/q/metrics");
    private static final int LIMIT_MILLIS = 5000;

    /** On ports that nobody else has. */
    public static void prepare() {
        SettingsOfNobody.use(Map.of(
                MigrateDatabase.WITHOUT_DATABASE,
                "true",
                "latchkey.database.url",
                "jdbc:mariadb://none.invalid/none",
                "latchkey.oidc.waited-for",
                "1S",
                "latchkey.stop.announced-for",
                "0S",
                "quarkus.http.host",
                "127.0.0.1",
                PORT,
                free(),
                "quarkus.management.host",
                "127.0.0.1",
                MANAGEMENT_PORT,
                free()));
    }

    /** Known beforehand: what the server chooses by itself is told nowhere. */
    private static String free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public int run(String... arguments) {
        PAGES.forEach(page -> open(PORT, page));
        OF_MANAGEMENT.forEach(page -> open(MANAGEMENT_PORT, page));
        return 0;
    }

    /** Whatever it answers. */
    private static void open(String port, String page) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + System.getProperty(port) + page)
                            .toURL()
                            .openConnection();
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.getResponseCode();
        } catch (IOException nothing) {
            // Then this page's classes are not in the archive.
        }
    }
}
