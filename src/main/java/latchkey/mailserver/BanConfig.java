package latchkey.mailserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How mail servers are asked which networks they shut out. */
@ConfigMapping(prefix = "latchkey.bans")
public interface BanConfig {
    /** By one replica; the others leave it to that one. */
    @WithDefault("PT30S")
    Duration every();
}
