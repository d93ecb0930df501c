package latchkey.operations.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A container asks its own portal whether it is well. */
class HealthyCommandTest {
    @Test
    void itIsWellWhenItSaysSoAndNotOtherwise() throws IOException {
        int[] status = {200};
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/q/health/ready", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status[0], -1);
            }
        });
        portal.start();
        int port = portal.getAddress().getPort();

        int ready = ask(port);
        status[0] = 503;
        int notReady = ask(port);
        portal.stop(0);
        int gone = ask(port);

        assertThat(ready).isZero();
        assertThat(notReady).isEqualTo(1);
        assertThat(gone).isEqualTo(1);
    }

    private static int ask(int port) {
        return HealthyCommand.run(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("quarkus.management.port", Integer.toString(port), "quarkus.management.host", "0.0.0.0"),
                        "test",
                        100))
                .build());
    }
}
