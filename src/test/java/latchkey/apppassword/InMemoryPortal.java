package latchkey.apppassword;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import latchkey.mailserver.memory.TrialInMemory;
import latchkey.parts.Parts;

/** The portal in this JVM, on the real database and provider, in front of a mail server in memory and a mailcow, and in a hurry. */
public class InMemoryPortal implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings =
                new HashMap<>(Parts.shared().thirdPortal(Map.of()).settings());
        settings.put("quarkus.http.test-port", String.valueOf(settings.get("quarkus.http.port")));
        settings.put("quarkus.management.test-port", String.valueOf(settings.get("quarkus.management.port")));
        // The judge of this JVM would take the place of the portal's that other tests kill.
        settings.put("latchkey.diagnosis.every", "PT1H");
        settings.put("latchkey.app-password.proved-within", "PT1S");
        settings.put("latchkey.app-password.unshown-after", "PT3S");
        settings.put("latchkey.app-password.late-within", "PT3S");
        settings.put("latchkey.app-password.withdraw-every", "PT1S");
        settings.put("latchkey.bans.every", "PT1S");
        settings.put("latchkey.flush.every", "PT1S");
        settings.putAll(CowPasture.settings());
        return settings;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TrialInMemory.class);
    }
}
