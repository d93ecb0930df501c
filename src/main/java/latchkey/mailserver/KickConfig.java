package latchkey.mailserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether open mail sessions of a mailbox that is switched off may be ended, and how. Off unless an address is set. */
@ConfigMapping(prefix = "latchkey.kick")
public interface KickConfig {
    /** Dovecot's doveadm over HTTP, such as {@code https://mail.example.org:8443/doveadm/v1}. */
    Optional<URI> url();

    /** Its {@code doveadm_api_key}. */
    Optional<String> key();

    @WithDefault("PT5S")
    Duration every();

    /** How long a mail server that does not answer is asked again. */
    @WithDefault("PT1H")
    Duration triedFor();
}
