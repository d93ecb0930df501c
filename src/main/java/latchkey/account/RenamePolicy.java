package latchkey.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a renamed mailbox keeps. */
@ConfigMapping(prefix = "latchkey.rename")
public interface RenamePolicy {
    /** How long mail programs may still log in by the former address. */
    @WithDefault("P90D")
    Duration formerNameFor();
}
