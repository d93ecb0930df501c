package latchkey.operations;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;

/** The portal in this JVM, on a database of its own, with a clock that can be moved and no job that starts by itself. */
public class LonelyPortal implements QuarkusTestProfile {
    private static final String CREATED = "latchkey.lonely-portal.created";
    private static final String NAME = "keeping";

    static OwnSchema schema() {
        return OwnSchema.named(Parts.shared().mariaDb(), NAME);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        synchronized (CREATED.intern()) {
            if (System.getProperty(CREATED) == null) {
                OwnSchema.create(Parts.shared().mariaDb(), NAME);
                System.setProperty(CREATED, "yes");
            }
        }
        Map<String, String> settings =
                new HashMap<>(Parts.shared().thirdPortal(schema().settings()).settings());
        // A lock that is held is noticed soon.
        settings.compute("latchkey.database.url", (key, url) -> url + "?sessionVariables=innodb_lock_wait_timeout=1");
        settings.put("quarkus.http.test-port", String.valueOf(settings.get("quarkus.http.port")));
        settings.put("quarkus.management.test-port", String.valueOf(settings.get("quarkus.management.port")));
        settings.put("quarkus.scheduler.start-mode", "halted");
        // Allowed, and never asked: that is a job too.
        settings.put("latchkey.kick.url", "http://127.0.0.1:9/doveadm/v1");
        settings.put("latchkey.diagnosis.every", "PT1H");
        settings.put("latchkey.diagnosis.guesses-kept", "20000");
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovedClock.class);
    }
}
