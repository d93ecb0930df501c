package latchkey.helpdesk.nudge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.shared.MailAddress;

/**
 * What is known of an account when it is chosen whether and how its owner is nudged.
 *
 * @param address the mailbox, or what was typed where no mailbox has that name
 * @param mailbox absent where there is none
 * @param inside whether who nudges looks after it
 * @param programs those that the filter fits
 * @param read whether somebody has opened the mailbox lately
 * @param unwanted those who keep it and do not want such mails
 * @param shut addresses of who keeps it that lead into mailboxes here which nobody opens
 * @param nudgedAt the last time
 */
record Facts(
        String address,
        Optional<Kept> mailbox,
        boolean inside,
        List<Program> programs,
        boolean read,
        Set<UUID> unwanted,
        Set<MailAddress> shut,
        Optional<Instant> nudgedAt) {

    /** @param client what it calls itself */
    record Program(Reason reason, FailingClientState state, Optional<String> client) {
        /** One that is quiet gave up, and gets no mail all the same. */
        boolean fails() {
            return state == FailingClientState.FAILING || state == FailingClientState.QUIET;
        }

        /** Whoever owns the mailbox can do something about it. */
        boolean his() {
            return switch (reason) {
                case RETIRED_APP_PASSWORD,
                        PROTOCOL_NOT_ALLOWED,
                        MISTYPED_APP_PASSWORD,
                        OTHER_ACCOUNTS_APP_PASSWORD,
                        MAIN_PASSWORD,
                        STALE_CLIENT,
                        WRONG_PASSWORD -> true;
                case GUESSING, ADDRESS_MISTYPED, ACCOUNT_OFF, MAIL_SERVER_UNAVAILABLE -> false;
            };
        }
    }
}
