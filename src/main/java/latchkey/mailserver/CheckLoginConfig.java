package latchkey.mailserver;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * A mailbox that nobody uses, by which the portal finds out whether a refused account is refused. Its main password is
 * refused from the first check on.
 */
@ConfigMapping(prefix = "latchkey.check")
public interface CheckLoginConfig {
    Optional<String> address();

    /** A name that the directory alone knows for it: no row of {@code account_login}. */
    Optional<String> alias();

    /** Its main password. */
    Optional<String> password();
}
