package latchkey.attempt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program behind an IMAP ID (RFC 2971) as Dovecot writes it: {@code "name" "Thunderbird" "version" "128"}. */
public final class ClientName {
    private static final Pattern NAME = Pattern.compile("\"name\" \"([^\"]{1,60})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("\"version\" \"([^\"]{1,20})\"", Pattern.CASE_INSENSITIVE);

    private ClientName() {}

    /** What the client says of itself; it may say anything. */
    public static Optional<String> of(String clientId) {
        Matcher name = NAME.matcher(clientId);
        if (!name.find()) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(clientId);
        return Optional.of(version.find() ? name.group(1) + " " + version.group(1) : name.group(1));
    }
}
