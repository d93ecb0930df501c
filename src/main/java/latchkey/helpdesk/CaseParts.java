package latchkey.helpdesk;

import java.util.Optional;
import java.util.UUID;
import latchkey.diagnosis.Worklist;

/** What the pages of a mailbox and of a name that is none have in common. */
interface CaseParts {
    ShutOuts shutOuts();

    Timeline timeline();

    /** Whether it is an older page of the timeline. */
    boolean olderPage();

    String here();

    /** Where the older page after this one is; empty if there is none. */
    String olderLink();

    /** Where something is done to this failing client. */
    String at(Worklist.Row row);

    /** Of an app password of this mailbox; empty for any other. */
    String label(Optional<UUID> appPassword);
}
