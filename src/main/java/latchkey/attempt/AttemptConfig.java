package latchkey.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long logins are kept. A dry run looks back over thirty days of them, so none may be kept for less. */
@ConfigMapping(prefix = "latchkey.attempts")
public interface AttemptConfig {
    /** Refusals, one by one; the counts of failing clients outlive them. */
    @WithDefault("90")
    @Min(30)
    @Max(3650)
    int retentionDays();

    /** Accepted logins, counted by the hour. */
    @WithDefault("P180D")
    @DurationMin(days = 30)
    Duration usesKeptFor();
}
