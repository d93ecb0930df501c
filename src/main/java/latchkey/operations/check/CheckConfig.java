package latchkey.operations.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often the portal looks whether all is well. */
@ConfigMapping(prefix = "latchkey.checks")
public interface CheckConfig {
    @WithDefault("PT1M")
    @DurationMin(seconds = 5)
    Duration every();

    /** Logins with the check mailbox: seven at each mail server, of which four are refused. */
    @WithDefault("PT15M")
    @DurationMin(minutes = 1)
    Duration loginsEvery();
}
