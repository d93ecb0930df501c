package latchkey.diagnosis.corpus;

import java.time.Instant;
import latchkey.mailserver.LoginReport;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server told of one login, its two reports taken together.
 *
 * @param passedOn whether the mail server's own password check had it, and did not let it in
 */
public record Reported(
        Login login,
        String outcome,
        boolean passedOn,
        @Nullable String address,
        @Nullable String appPassword,
        int fingerprint) {

    public LoginReport report(long id, Instant began, String source) {
        return new LoginReport(
                id,
                began.plus(login.at()),
                source,
                login.name(),
                address,
                login.protocol(),
                outcome,
                passedOn,
                appPassword,
                fingerprint,
                login.network(),
                "TLS",
                "PLAIN",
                login.client(),
                null,
                1);
    }
}
