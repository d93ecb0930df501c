package latchkey.diagnosis;

import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Protocol;

/**
 * What a rule may look at: the report, and what is known beside it.
 *
 * @param appPassword present only if the report names one that exists
 * @param rhythm of the tries with this secret, with this one
 * @param network what else was tried from where it came, and by no device
 * @param mailServerUnavailable whether the server lets nobody in at the moment
 */
public record Evidence(
        LoginReport report,
        Optional<KnownAppPassword> appPassword,
        Rhythm rhythm,
        NetworkTries network,
        boolean mailServerUnavailable) {
    /** @param shown whether it had been shown to its owner when the login was made; before that only the portal knew it */
    public record KnownAppPassword(String id, String address, boolean shown, Set<Protocol> protocols) {}

    /** Of a first try. */
    public Evidence(LoginReport report, Optional<KnownAppPassword> appPassword) {
        this(report, appPassword, Rhythm.NONE.and(report), NetworkTries.NONE, false);
    }

    public Evidence tried(Rhythm all) {
        return new Evidence(report, appPassword, all, network, mailServerUnavailable);
    }

    public Evidence whileMailServerIsUnavailable(boolean unavailable) {
        return new Evidence(report, appPassword, rhythm, network, unavailable);
    }

    public Evidence from(NetworkTries tries) {
        return new Evidence(report, appPassword, rhythm, tries, mailServerUnavailable);
    }

    boolean trial() {
        return appPassword.isPresent() && !appPassword.get().shown();
    }
}
