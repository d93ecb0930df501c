package latchkey.mailserver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One login as a mail server told it, not yet judged: a row of the inbox.
 *
 * @param login as typed
 * @param address of the mailbox, as far as the server knew it
 * @param passedOn whether the mail server's own password check had the last word; an end may follow
 * @param fingerprint 16 bits of what was tried, keyed and per account
 */
public record LoginReport(
        long id,
        Instant at,
        String source,
        String login,
        @Nullable String address,
        String protocol,
        String outcome,
        boolean passedOn,
        @Nullable String appPasswordId,
        @Nullable Integer fingerprint,
        @Nullable String remoteIp,
        @Nullable String secured,
        @Nullable String mechanism,
        @Nullable String clientId,
        @Nullable String session,
        int tries) {

    /** Outcomes of a login that got in, as both mail-server sides write them. */
    public static final String APP_PASSWORD_OK = "app_password_ok";

    public static final String MAIN_PASSWORD_OK = "main_password_ok";

    /** A main password too, but through the webmail, where it stays good. */
    public static final String WEBMAIL_OK = "webmail_ok";

    /** An app password that was made at the mail server itself: it is not the portal's to judge, to renew or to end. */
    public static final String FOREIGN_APP_PASSWORD_OK = "foreign_app_password_ok";

    /** It was compared with the main password, or nothing but that could have been meant, and it is not that. */
    public static final String WRONG_PASSWORD = "wrong_password";

    /** The mailbox is switched off at the mail server; whether what was tried is right, nobody has looked. */
    public static final String MAILBOX_OFF = "mailbox_off";

    /**
     * In the place of a mechanism: the mail server did not tell by what it got in. It was inferred from what else could have
     * been remembered.
     */
    public static final String INFERRED = "inferred";

    public boolean inferred() {
        return INFERRED.equals(mechanism);
    }

    public boolean accepted() {
        return !passedOn
                && (outcome.equals(APP_PASSWORD_OK) || outcome.equals(FOREIGN_APP_PASSWORD_OK) || byMainPassword());
    }

    /** Whether it got in by a main password. */
    public boolean byMainPassword() {
        return outcome.equals(MAIN_PASSWORD_OK) || outcome.equals(WEBMAIL_OK);
    }

    /** What an open report and its end have in common. */
    public Meeting meeting() {
        return new Meeting(source, login, fingerprint, protocol, session, remoteIp);
    }

    public record Meeting(
            String source,
            String login,
            @Nullable Integer fingerprint,
            String protocol,
            @Nullable String session,
            @Nullable String remoteIp) {}
}
