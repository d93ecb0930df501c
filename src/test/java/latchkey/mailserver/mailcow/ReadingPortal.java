package latchkey.mailserver.mailcow;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import latchkey.mailcow.MailcowStub;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;

/**
 * The portal in this JVM, on a database of its own, beside a mailcow that it is not asked to read: each test reads its own
 * one, as often as it likes.
 */
public class ReadingPortal implements QuarkusTestProfile {
    private static final String CREATED = "latchkey.reading-portal.created";
    private static final String NAME = "reading";

    static OwnSchema schema() {
        return OwnSchema.named(Parts.shared().mariaDb(), NAME);
    }

    static Path folder() {
        return Parts.shared().folder();
    }

    static String url() {
        return Parts.shared().thirdPortal(Map.of()).url();
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
        settings.put("quarkus.http.test-port", String.valueOf(settings.get("quarkus.http.port")));
        settings.put("quarkus.management.test-port", String.valueOf(settings.get("quarkus.management.port")));
        settings.put("quarkus.scheduler.start-mode", "halted");
        settings.put("latchkey.reports.fingerprint-key", "a key of the tests, long enough to be one");
        // Nobody is there: only that there is one counts.
        settings.put("latchkey.mailcow.url", "http://127.0.0.1:1");
        settings.put(
                "latchkey.mailcow.key-file",
                MailcowStub.writeKey(MailcowStub.KEY, folder().resolve("reading.key"))
                        .toString());
        settings.put("latchkey.mailcow.logs-every", "PT1H");
        return settings;
    }
}
