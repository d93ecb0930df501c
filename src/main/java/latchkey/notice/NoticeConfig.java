package latchkey.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How mails go out. The server that takes them is set by {@code quarkus.mailer}. */
@ConfigMapping(prefix = "latchkey.mail")
public interface NoticeConfig {
    /** The sender. */
    @WithDefault("latchkey@localhost")
    String from();

    /** Where people open the portal; without it a mail has no link. */
    Optional<URI> portal();

    /** The language of whoever has not shown his. */
    @WithDefault("en")
    String language();

    /** How often the outbox is looked at. */
    @WithDefault("PT5S")
    Duration sendEvery();

    /** How long a mail that is being sent may take; then nobody knows whether it went out, and it is not sent again. */
    @WithDefault("PT2M")
    Duration sentWithin();

    /** How long a mail server that takes no mail is asked again. */
    @WithDefault("P2D")
    Duration triedFor();

    /** So many mails of one kind about one mailbox somebody gets in an hour; further ones wait, and are one mail then. */
    @WithDefault("5")
    @Min(1)
    int mostAnHour();

    @WithDefault("20")
    @Min(1)
    int mostADay();

    /** How long the record of a mail is kept. */
    @WithDefault("P90D")
    @DurationMin(days = 7)
    Duration keptFor();
}
