package latchkey.apppassword;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;

/**
 * A client has logged in with an app password.
 *
 * @param network empty if it is not known
 * @param client what it calls itself
 */
public record AppPasswordUse(
        UUID id,
        MailAddress address,
        String label,
        Instant at,
        String protocol,
        String network,
        Optional<String> client) {}
