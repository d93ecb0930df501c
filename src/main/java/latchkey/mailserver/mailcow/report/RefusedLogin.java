package latchkey.mailserver.mailcow.report;

import org.jspecify.annotations.Nullable;

/**
 * A login that was refused, as far as mailcow's logs tell.
 *
 * @param second by mailcow's clock
 * @param login as typed
 * @param asked false if mailcow could not be asked about the password
 */
record RefusedLogin(
        long second,
        String login,
        String ip,
        String session,
        String protocol,
        @Nullable Digits digits,
        boolean asked) {}
