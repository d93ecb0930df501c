package latchkey.mailclient.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How mail clients are told of the servers. */
@ConfigMapping(prefix = "latchkey.discovery")
public interface DiscoveryConfig {
    /** To one network, by one replica; a whole office that starts its mail programs stays below it. */
    @WithDefault("50")
    @Min(1)
    int answersASecond();

    /** A draft that may still change, and needs a record in the DNS of each domain. */
    @WithDefault("false")
    boolean pacc();
}
