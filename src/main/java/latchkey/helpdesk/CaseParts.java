package latchkey.helpdesk;

import java.util.Optional;
import java.util.UUID;

/** What the pages of a mailbox and of a name that is none have in common. */
interface CaseParts {
    ShutOuts shutOuts();

    /** Of an app password of this mailbox; empty for any other. */
    String label(Optional<UUID> appPassword);
}
