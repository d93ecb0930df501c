package latchkey.operations.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How often the portal looks whether all is well. */
@ConfigMapping(prefix = "latchkey.checks")
public interface CheckConfig {
    @WithDefault("PT1M")
    @DurationMin(seconds = 5)
    Duration every();

    /** How long the oldest report may wait; before that, after a tenth of it, it is to be looked at. */
    @WithDefault("PT10M")
    @DurationMin(seconds = 10)
    Duration inboxOlderThan();

    /** Of the mail servers at the database; without its password the views are read as the portal only. */
    @WithDefault("latchkey_dovecot")
    String mailServerUser();

    Optional<String> mailServerPassword();

    /** Logins with the check mailbox: seven at each mail server, of which four are refused. */
    @WithDefault("PT15M")
    @DurationMin(minutes = 1)
    Duration loginsEvery();
}
