package latchkey.mailserver;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon a mail server with a switch of its own hears whose main password it has to refuse. */
@ConfigMapping(prefix = "latchkey.main-password-switch")
public interface SwitchPolicy {
    @WithDefault("PT5S")
    Duration every();

    /** How often it is looked whether somebody else has turned one of them. */
    @WithDefault("PT10M")
    Duration comparedEvery();

    /** Of one round, so that another mail server has its turn. */
    @WithDefault("PT10S")
    Duration atMost();
}
