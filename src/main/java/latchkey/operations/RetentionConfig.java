package latchkey.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the tables are kept small. What is kept for how long is a setting of who keeps it. */
@ConfigMapping(prefix = "latchkey.retention")
public interface RetentionConfig {
    @WithDefault("PT1H")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration every();

    /** How long one chore may take of a round; the next round goes on where it stopped. */
    @WithDefault("PT10M")
    @DurationMin(seconds = 1)
    Duration atMost();
}
