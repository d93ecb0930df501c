package latchkey.operations.metric;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often the database is read for the metrics, however often they are. */
@ConfigMapping(prefix = "latchkey.metrics")
public interface MetricConfig {
    @WithDefault("PT15S")
    @DurationMin(seconds = 1)
    Duration every();
}
