package latchkey.operations.start;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import latchkey.shared.GivenSettings;
import org.eclipse.microprofile.config.Config;

/** {@code quarkus-run.jar healthy}: asks the portal of this machine or container, so that an image needs no other program. */
public final class HealthyCommand {
    public static final String NAME = "healthy";

    private static final int LIMIT_MILLIS = 3000;
    private static final int OK = 200;

    private HealthyCommand() {}

    /** @return the exit status: 0 ready, 1 not */
    public static int run() {
        return run(GivenSettings.read());
    }

    static int run(Config settings) {
        String host = settings.getOptionalValue("quarkus.management.host", String.class)
                // From everywhere, so from here too.
                .map(given -> given.equals("0.0.0.0") ? "127.0.0.1" : given)
                .orElse("127.0.0.1");
        int port = settings.getOptionalValue("quarkus.management.port", Integer.class)
                .orElse(9088);
        try {
            HttpURLConnection ready = (HttpURLConnection) URI.create("http://" + host + ":" + port + "/q/health/ready")
                    .toURL()
                    .openConnection();
            ready.setConnectTimeout(LIMIT_MILLIS);
            ready.setReadTimeout(LIMIT_MILLIS);
            return ready.getResponseCode() == OK ? 0 : 1;
        } catch (IOException notThere) {
            return 1;
        }
    }
}
