package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The logs that a mailcow lists. */
public interface MailcowLogs {
    /**
     * @param lines the newest first
     * @param at when it answered, by its own clock, in whole seconds
     */
    record Newest(List<JsonNode> lines, Optional<Instant> at) {}

    /**
     * @param log {@code dovecot}, {@code postfix} or {@code sasl}
     * @throws latchkey.mailserver.MailServer.Unreachable if there is no answer, or none that says anything
     */
    Newest newest(String log, int lines);

    static MailcowLogs of(String name, MailcowConfig.One settings, Clock clock) {
        return new MailcowApi(name, settings, Replicas.NONE, clock)::newest;
    }
}
