package latchkey.operations.start;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A good file of settings, in which one or the other is broken. */
final class GoodSettings {
    private static final String KEY = "3f6c1d9a0b7e4852c3d1f0a99b8e7d6c5a4f3e2d1c0b9a8f7e6d5c4b3a291807";

    /** Nobody answers at that port, and the file says nothing of a database but what a test adds. */
    static final Map<String, String> ALL = Map.of(
            "latchkey.database.url", "jdbc:mariadb://127.0.0.1:1/latchkey",
            "latchkey.database.password", "violet-anchor-17",
            "latchkey.database.owner.password", "yellow-anchor-18",
            "latchkey.oidc.issuer", "http://127.0.0.1:1/realms/mail",
            "latchkey.oidc.client-id", "latchkey",
            "latchkey.oidc.client-secret", "green-harbour-19",
            "latchkey.oidc.waited-for", "0S",
            "latchkey.secrets.session", KEY);

    private GoodSettings() {}

    static List<Fault> faults(Map<String, String> broken) {
        Map<String, String> settings = new HashMap<>(ALL);
        settings.putAll(broken);
        return CheckSettings.faults(new Given(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()));
    }
}
