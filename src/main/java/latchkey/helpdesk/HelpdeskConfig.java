package latchkey.helpdesk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What the helpdesk writes, and for how long it is kept. */
@ConfigMapping(prefix = "latchkey.helpdesk")
public interface HelpdeskConfig {
    /** Notes about a mailbox, struck out or not; they go with the mailbox too. */
    @WithDefault("P365D")
    @DurationMin(days = 1)
    Duration notesKeptFor();

    /** That somebody has taken on a case, if he does not give it back. */
    @WithDefault("P90D")
    @DurationMin(days = 1)
    Duration casesHeldFor();

    /** Whoever of the staff has not signed in for so long is no colleague to give a case to. */
    @WithDefault("P30D")
    @DurationMin(days = 1)
    Duration colleaguesKnownFor();
}
