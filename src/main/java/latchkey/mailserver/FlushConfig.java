package latchkey.mailserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How mail servers that remember logins are told to forget those of one mailbox. None unless an address is set. */
@ConfigMapping(prefix = "latchkey.flush")
public interface FlushConfig {
    /** By the key of the mail server, as in {@code domain.mail_server}. */
    Map<String, Doveadm> doveadm();

    @WithDefault("PT5S")
    Duration every();

    /** Dovecot's doveadm over HTTP. */
    interface Doveadm {
        /** Such as {@code http://dovecot-mailcow:8080/doveadm/v1}. */
        URI url();

        /** Its {@code doveadm_api_key}. */
        Optional<String> key();
    }
}
