package latchkey.operations.alarm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Who is told that something is wrong. Without an address and a webhook nobody is. */
@ConfigMapping(prefix = "latchkey.alarm")
public interface AlarmConfig {
    Optional<List<String>> mailTo();

    Optional<URI> webhook();

    /** For an answer of the webhook. */
    @WithDefault("PT5S")
    @DurationMin(millis = 100)
    Duration webhookWithin();

    @WithDefault("PT1M")
    @DurationMin(seconds = 1)
    Duration every();

    /** How long something has to be wrong before it is told. */
    @WithDefault("PT2M")
    Duration after();
}
