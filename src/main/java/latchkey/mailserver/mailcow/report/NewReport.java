package latchkey.mailserver.mailcow.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A row for the inbox.
 *
 * @param at by the database's clock
 * @param address of the mailbox; empty if there is none of that name
 * @param log that told it
 * @param second by mailcow's clock
 * @param inferred as {@link latchkey.mailserver.LoginReport#INFERRED}
 */
record NewReport(
        Instant at,
        String login,
        Optional<String> address,
        String protocol,
        String outcome,
        Optional<String> appPasswordId,
        Optional<Integer> fingerprint,
        String ip,
        String session,
        String log,
        long second,
        boolean inferred) {}
