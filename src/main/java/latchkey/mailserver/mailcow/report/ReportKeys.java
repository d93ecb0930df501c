package latchkey.mailserver.mailcow.report;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import latchkey.mailserver.ReportConfig;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.mailcow.MailcowConfig;

/** The key of all that is kept of what people tried. Beside a mailcow the portal does not start without one. */
@ApplicationScoped
class ReportKeys implements SecretMarks {
    private static final String SETTING = "latchkey.reports.fingerprint-key";

    private final MailcowConfig mailcows;
    private final Optional<String> secret;
    private final Optional<String> other;

    ReportKeys(MailcowConfig mailcows, ReportConfig config) {
        this.mailcows = mailcows;
        this.secret = config.fingerprintKey();
        this.other = config.fingerprintKeyAlso();
    }

    void check(@Observes StartupEvent event) {
        if (mailcows.all().values().stream().anyMatch(one -> one.url().isPresent())) {
            var unused = key();
        }
    }

    /** @throws IllegalStateException if there is none that is good */
    ReportKey key() {
        try {
            return new ReportKey(
                    secret.orElseThrow(() -> new IllegalArgumentException("a portal beside a mailcow needs it")),
                    other);
        } catch (IllegalArgumentException bad) {
            throw new IllegalStateException(SETTING + ": " + bad.getMessage(), bad);
        }
    }

    @Override
    public Optional<Long> of(String mailServer, String appPassword) {
        return Optional.ofNullable(mailcows.all().get(mailServer))
                .filter(one -> one.url().isPresent())
                .map(one -> key().mark(Digits.of(appPassword)));
    }
}
