package latchkey.operations.importing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How large a file of mailboxes may be, and how long it is kept. Its size in bytes is {@code
 * quarkus.http.limits.max-body-size}. */
@ConfigMapping(prefix = "latchkey.import")
public interface ImportConfig {
    @WithDefault("1000000")
    int mostLines();

    /** What was sent, and what the dry run said of it, is forgotten after this. */
    @WithDefault("P1D")
    Duration keptFor();

    /** How often a replica looks whether there is anything to go on with. */
    @WithDefault("1s")
    Duration every();
}
