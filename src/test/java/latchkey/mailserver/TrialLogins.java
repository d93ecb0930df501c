package latchkey.mailserver;

import java.nio.file.Path;
import java.util.Optional;

/** The portal's own trial login, for tests that need no portal. */
public final class TrialLogins {
    private TrialLogins() {}

    public static TrialLogin overNetwork(Optional<Path> certificate) {
        return new LoginOverNetwork(new MailServerTrust(certificate));
    }
}
