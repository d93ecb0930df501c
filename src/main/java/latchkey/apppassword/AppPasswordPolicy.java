package latchkey.apppassword;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Limits in the life of an app password. */
@ConfigMapping(prefix = "latchkey.app-password")
public interface AppPasswordPolicy {
    /** Live ones an account. */
    @WithDefault("25")
    int mostAtOnce();

    /** How long the mail server has for taking one, and then again for the trial logins. */
    @WithDefault("PT8S")
    Duration provedWithin();

    /** One that was begun and never shown is withdrawn after this: the portal was stopped in the middle. */
    @WithDefault("PT2M")
    Duration unshownAfter();

    /** How late a mail server may still carry out a call that was given up; so long a withdrawal is made again. */
    @WithDefault("PT1M")
    Duration lateWithin();

    /** How often the mail servers are told what they have not confirmed. */
    @WithDefault("PT5S")
    Duration withdrawEvery();

    /** How long the hash of a retired one is kept, so that the device that still has it can be named. */
    @WithDefault("P180D")
    @DurationMin(days = 30)
    Duration retiredKnownFor();

    /** How often it is looked whether a successor has taken over. */
    @WithDefault("PT2S")
    Duration replacedEvery();

    /** How often mail servers that hold copies are told of what has changed. */
    @WithDefault("PT5S")
    Duration copiesToldEvery();

    /** How often all copies are compared; also after each time that a mail server did not answer. */
    @WithDefault("PT10M")
    Duration copiesComparedEvery();

    /** How long after one comparison the next may begin. */
    @WithDefault("PT30S")
    Duration copiesRestFor();
}
