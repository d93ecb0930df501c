package latchkey.mailserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long what a report tells is kept, wherever it is written to. */
@ConfigMapping(prefix = "latchkey.reports")
public interface ReportConfig {
    /** Networks are kept as they are for that long, then shortened. Whether a client is mended is told by them for a day. */
    @WithDefault("P7D")
    @DurationMin(days = 2)
    Duration networksKeptFor();

    /** Reports that could not be judged, for whoever looks into it. */
    @WithDefault("P30D")
    @DurationMin(days = 1)
    Duration rejectedKeptFor();

    /**
     * At least 32 random characters, without which what a mailcow tells of refused passwords cannot be kept: no portal
     * beside a mailcow starts without it. With another one what was tried before is not known again.
     */
    Optional<String> fingerprintKey();

    /** While keys are changed: what was kept under it is known too. */
    Optional<String> fingerprintKeyAlso();
}
