package latchkey.mailserver.mailcow.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one line of Postfix's log tells of a login.
 *
 * @param login empty of one that was refused: Postfix does not say whose it was, or only what the client says
 */
record PostfixLine(boolean accepted, String login, String ip) {
    private static final Pattern REFUSED = Pattern.compile(
            "warning: [^\\[\\s]*\\[(?<ip>[0-9A-Fa-f:.]+)\\]: SASL \\S+ authentication failed:.*", Pattern.DOTALL);

    private static final Pattern ACCEPTED = Pattern.compile(
            "\\w+: client=[^\\[\\s]*\\[(?<ip>[0-9A-Fa-f:.]+)\\], sasl_method=[^,]*, sasl_username=(?<login>.*)",
            Pattern.DOTALL);

    static Optional<PostfixLine> of(String message) {
        Matcher accepted = ACCEPTED.matcher(message);
        if (accepted.matches()) {
            return Optional.of(new PostfixLine(true, accepted.group("login"), accepted.group("ip")));
        }
        Matcher refused = REFUSED.matcher(message);
        return refused.matches() ? Optional.of(new PostfixLine(false, "", refused.group("ip"))) : Optional.empty();
    }
}
