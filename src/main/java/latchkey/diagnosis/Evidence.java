package latchkey.diagnosis;

import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Protocol;

/**
 * What a rule may look at: the report, and what is known of the app password that was tried.
 *
 * @param appPassword present only if the report names one that exists
 */
public record Evidence(LoginReport report, Optional<KnownAppPassword> appPassword) {
    /** @param shown whether it had been shown to its owner when the login was made; before that only the portal knew it */
    public record KnownAppPassword(String id, String address, boolean shown, Set<Protocol> protocols) {}

    boolean trial() {
        return appPassword.isPresent() && !appPassword.get().shown();
    }
}
