package latchkey.mailserver.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;

/** Reports of a Dovecot's auth policy client, for sites that only observe. */
@ConfigMapping(prefix = "latchkey.auth-policy")
public interface PolicyConfig {
    /** What the mail servers send as a bearer token. Without it the address does not exist. */
    Optional<@Size(min = 32, message = "must be at least 32 characters") String> token();

    /** One that is taken too, while mail servers are given another one after the other. */
    Optional<@Size(min = 32, message = "must be at least 32 characters") String> tokenAlso();

    /** Reports that a replica takes in any second. What is beyond is refused, and lost. */
    @WithDefault("2000")
    int mostASecond();

    /** How far the clock of a mail server may be off. */
    @WithDefault("PT10M")
    Duration clockOff();
}
