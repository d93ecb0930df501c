package latchkey.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long single refusals are kept; the counts of failing clients outlive them. */
@ConfigMapping(prefix = "latchkey.attempts")
public interface AttemptConfig {
    @WithDefault("90")
    int retentionDays();
}
