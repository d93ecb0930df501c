package latchkey.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often somebody may try. So wide that an office behind one address never meets them. */
@ConfigMapping(prefix = "latchkey.limits")
public interface LimitsConfig {
    /** How long tries are counted, from the first one on. */
    @WithDefault("PT10M")
    Duration window();

    /** Sign-ins that did not work, from one network; those that worked are not counted. */
    @WithDefault("100")
    int failedSignInsOfNetwork();

    /** Sign-ins of one person, with the step-ups among them. */
    @WithDefault("120")
    int signInsOfPerson();

    /** App passwords asked for from one network, whatever became of them. */
    @WithDefault("1000")
    int issuedFromNetwork();

    /** The same for one mailbox. */
    @WithDefault("60")
    int issuedForAccount();

    /** Wrong keys of hand-overs from one network; each hand-over bears five, from wherever. */
    @WithDefault("50")
    int handOverKeysFromNetwork();

    /** Downloads of all that is kept about one person: each reads much. */
    @WithDefault("10")
    int ownDataOfPerson();

    /** Codes of callers that one person of the helpdesk types, right or wrong; each code bears five wrong ones. */
    @WithDefault("60")
    int callerCodesOfStaff();

    /** The same for one mailbox, whoever types them. */
    @WithDefault("15")
    int callerCodesOfAccount();

    /** Codes for the helpdesk that are made for one mailbox. */
    @WithDefault("20")
    int callerCodesMade();

    /** How often one person has a mail server asked for app passwords that were made there: few may ask it at the same time. */
    @WithDefault("60")
    int madeElsewhereOfPerson();

    /** How much a browser may send with a form that takes no file. */
    @WithDefault("64K")
    MemorySize form();
}
