package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import latchkey.mailserver.MailServer.Unreachable;
import org.jboss.logging.Logger;

/** Says at the start what each mailcow is. One that does not answer now may do so later; faulty settings stop the start. */
@ApplicationScoped
class MailcowAtStart {
    private static final Logger LOG = Logger.getLogger(MailcowAtStart.class);
    /** Of what is sent in place of a password. */
    private static final int HASH = 117;

    private final MailcowServers mailcows;

    MailcowAtStart(MailcowServers mailcows) {
        this.mailcows = mailcows;
    }

    void started(@Observes StartupEvent event) {
        for (Mailcow mailcow : mailcows.mailcows()) {
            Thread asks = new Thread(() -> say(mailcow), "mailcow-at-start");
            asks.setDaemon(true);
            asks.start();
        }
    }

    static void say(Mailcow mailcow) {
        try {
            String version =
                    mailcow.api().ask("get/status/version").path("version").asText();
            boolean known = MailcowVersion.parse(version)
                    .filter(MailcowVersion::isSupported)
                    .isPresent();
            JsonNode policy = mailcow.api().ask("get/passwordpolicy");
            LOG.infof(
                    "mailcow %s: version %s%s, passwords of at least %s characters",
                    mailcow.key(),
                    version,
                    known ? "" : " (not one that is known)",
                    policy.path("length").asText());
            if (policy.path("length").asInt() > HASH) {
                LOG.errorf("mailcow %s: its policy for passwords lets no app password through", mailcow.key());
            }
        } catch (Unreachable unreachable) {
            LOG.warnf("mailcow %s: %s", mailcow.key(), unreachable.getMessage());
        }
    }
}
