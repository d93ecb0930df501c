package latchkey.mailserver.mailcow.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one line of Dovecot's log tells of a login.
 *
 * <p>A user name is whatever a client sent. What stands behind it is Dovecot's own, so a line is read from its end.
 *
 * @param protocol of a line of a login process
 * @param session empty where there is none: Postfix asks without one
 * @param digits of what was tried, where the line has them
 */
record DovecotLine(
        Kind kind,
        String protocol,
        String login,
        String ip,
        String session,
        @Nullable Digits digits) {
    enum Kind {
        /** The password, or the name, was not taken. Which protocol it was another line tells, later. */
        REFUSED,
        /** mailcow could not be asked about the password. */
        NOT_ASKED,
        /** A connection ended on which logins had been refused. */
        HUNG_UP,
        LET_IN,
        /** Looks like a refusal and is of no form that is known. */
        NOT_UNDERSTOOD,
        /** Nothing about logins. */
        OTHER
    }

    private static final DovecotLine NONE = new DovecotLine(Kind.OTHER, "", "", "", "", null);
    private static final DovecotLine STRANGE = new DovecotLine(Kind.NOT_UNDERSTOOD, "", "", "", "", null);

    /** Behind the first {@code lua(}: what stands before it is Dovecot's own. */
    private static final String WHO = "(?<login>.*),(?<ip>[0-9A-Fa-f:.]+)(?:,<(?<session>[^<>]*)>)?\\): ";

    private static final Pattern REFUSED = Pattern.compile(
            WHO + "(?:Password mismatch|[Uu]nknown user)(?: \\(SHA1 of given password: (?<digits>[0-9a-f]{6})\\))?");

    private static final Pattern NOT_ASKED =
            Pattern.compile(WHO + "(?:passdb-lua: Upstream .*|HTTP request failed with (?<code>.*))");

    /** Written by mailcow's script itself, before the line about the login. */
    private static final Pattern HTTP_FAILED =
            Pattern.compile("auth[^ ]*: HTTP request failed with (?<code>.*?) for user (?<login>.*)");

    private static final String FROM = ": user=<(?<login>.*)>, method=[^,]*, rip=(?<ip>[0-9A-Fa-f:.]+),.*?"
            + "(?:, session=<(?<session>[^<>]*)>)?";

    private static final Pattern HUNG_UP = Pattern.compile("(?<process>imap|pop3|managesieve)-login: [^<]*"
            + "\\(auth failed, \\d+ attempts in \\d+ secs\\)(?: \\(auth_failed\\))?" + FROM);

    private static final Pattern LET_IN = Pattern.compile("(?<process>imap|pop3|managesieve)-login: Login" + FROM);

    /** A password that was refused, whatever the code of the answer; mailcow of 2025-03 wrote a line about those too. */
    private static final String PASSWORD_REFUSED = "401";

    private static final Pattern LOGIN_PROCESS = Pattern.compile("(?:imap|pop3|managesieve)-login: ");
    private static final String SCRIPT = "lua(";
    private static final int LONGEST = 4_000;

    static DovecotLine of(String message) {
        // The first of two: the second one follows. mailcow leaves it out, as it does with each it keeps.
        if (message.endsWith("- trying the next passdb")) {
            return NONE;
        }
        if (message.length() > LONGEST) {
            return speaksOfRefusal(message) ? STRANGE : NONE;
        }
        return LOGIN_PROCESS.matcher(message).lookingAt() ? ofLoginProcess(message) : ofAuthProcess(message);
    }

    private static DovecotLine ofLoginProcess(String message) {
        Matcher hungUp = HUNG_UP.matcher(message);
        if (hungUp.matches()) {
            return of(Kind.HUNG_UP, hungUp, null).by(hungUp.group("process"));
        }
        Matcher letIn = LET_IN.matcher(message);
        if (letIn.matches()) {
            return of(Kind.LET_IN, letIn, null).by(letIn.group("process"));
        }
        return message.contains("(auth failed, ") ? STRANGE : NONE;
    }

    private static DovecotLine ofAuthProcess(String message) {
        Matcher http = HTTP_FAILED.matcher(message);
        if (http.matches()) {
            return http.group("code").equals(PASSWORD_REFUSED)
                    ? NONE
                    : new DovecotLine(Kind.NOT_ASKED, "", http.group("login"), "", "", null);
        }
        int script = message.indexOf(SCRIPT);
        String behind = script < 0 ? "" : message.substring(script + SCRIPT.length());
        Matcher refused = REFUSED.matcher(behind);
        if (refused.matches()) {
            String digits = refused.group("digits");
            return of(Kind.REFUSED, refused, digits == null ? null : new Digits(digits));
        }
        Matcher notAsked = NOT_ASKED.matcher(behind);
        if (notAsked.matches()) {
            return PASSWORD_REFUSED.equals(notAsked.group("code")) ? NONE : of(Kind.NOT_ASKED, notAsked, null);
        }
        return speaksOfRefusal(message) ? STRANGE : NONE;
    }

    private static boolean speaksOfRefusal(String message) {
        return message.contains("Password mismatch") || message.contains("of given password");
    }

    private static DovecotLine of(Kind kind, Matcher line, @Nullable Digits digits) {
        String session = line.group("session");
        return new DovecotLine(kind, "", line.group("login"), line.group("ip"), session == null ? "" : session, digits);
    }

    private DovecotLine by(String process) {
        return new DovecotLine(kind, process.equals("managesieve") ? "sieve" : process, login, ip, session, digits);
    }
}
