package latchkey.operations.start;

import java.util.Map;

/** What the portal cannot start without, for a start that serves nobody: there is nothing that these could open. */
final class SettingsOfNobody {
    private static final Map<String, String> SETTINGS = Map.of(
            "latchkey.database.password", "none",
            "latchkey.oidc.issuer", "http://none.invalid",
            "latchkey.oidc.client-id", "none",
            "latchkey.oidc.client-secret", "none",
            "latchkey.secrets.session", "none-at-all-none-at-all-none-at-all");

    private SettingsOfNobody() {}

    /** In the place of what is set elsewhere. */
    static void use(Map<String, String> more) {
        SETTINGS.forEach(System::setProperty);
        more.forEach(System::setProperty);
    }
}
