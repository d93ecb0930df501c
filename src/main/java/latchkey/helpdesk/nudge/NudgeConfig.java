package latchkey.helpdesk.nudge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often and how fast the helpdesk may write to owners whose mail programs fail. */
@ConfigMapping(prefix = "latchkey.nudge")
public interface NudgeConfig {
    /** Who was nudged is left alone for so long. */
    @WithDefault("P7D")
    Duration coolDown();

    /** Accounts of one round. */
    @WithDefault("5000")
    @Min(1)
    int most();

    /** So many accounts are nudged within {@link #batchEvery}, by all replicas and in all rounds together. */
    @WithDefault("20")
    @Min(1)
    int batch();

    @WithDefault("PT20S")
    @DurationMin(millis = 100)
    Duration batchEvery();

    /** How often a replica looks whether there is anything to go on with. */
    @WithDefault("1s")
    Duration every();

    /** Into a mailbox that nobody has opened for so long no mail is written: its owner would not read it. */
    @WithDefault("P2D")
    @DurationMin(hours = 1)
    Duration readWithin();

    /** How long it is kept who was nudged, and that. A round that was not begun is forgotten after a day. */
    @WithDefault("P180D")
    @DurationMin(days = 8)
    Duration keptFor();
}
