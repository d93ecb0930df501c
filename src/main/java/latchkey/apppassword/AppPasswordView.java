package latchkey.apppassword;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/**
 * An app password as its owner sees it.
 *
 * @param withdrawn false while the mail server has not yet confirmed the end
 */
public record AppPasswordView(
        UUID id,
        MailAddress account,
        String label,
        String client,
        List<Protocol> protocols,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<String> lastUsedNetwork,
        boolean live,
        Optional<Instant> endedAt,
        boolean withdrawn) {}
