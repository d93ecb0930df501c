package latchkey.diagnosis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How reports are judged. */
@ConfigMapping(prefix = "latchkey.diagnosis")
public interface DiagnosisConfig {
    /** How often an empty inbox is looked at; a full one is read without a pause. */
    @WithDefault("PT0.25S")
    Duration every();

    /** Reports in one transaction. */
    @WithDefault("500")
    int batch();

    /** How long the end of a login that was passed on is waited for. */
    @WithDefault("PT3S")
    Duration openFor();

    /** Failing clients shown of one account and protocol; beyond that one row counts. */
    @WithDefault("20")
    int rowsOfAccountAndProtocol();

    /** Rows kept of guesses in each table, however many networks guess. */
    @WithDefault("100000")
    @Min(1000)
    int guessesKept();

    /** Names kept that no mailbox has, at which something was tried once; the oldest go first. */
    @WithDefault("20000")
    @Min(1000)
    int strangersKept();

    /** And how long. */
    @WithDefault("PT48H")
    @DurationMin(hours = 1)
    Duration strangersKeptFor();

    /** Names that no mailbox has and that were tried again, after the last try: nobody shows them any more by then. */
    @WithDefault("P30D")
    @DurationMin(days = 1)
    Duration namesKeptFor();

    /** How long one replica judges before another may take over from it. */
    @WithDefault("PT10S")
    Duration lease();

    /** Failing clients that have been silent for that long are forgotten. One that is accepted is looked for a month back. */
    @WithDefault("P180D")
    @DurationMin(days = 30)
    Duration clientsKeptFor();
}
