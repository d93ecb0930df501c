package latchkey.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A login that a mail tells of, so that its reader knows whether it was his.
 *
 * @param network as it is: shortened, its owner would not know it again
 * @param client what it calls itself; absent if that is not known, or more than a name
 */
public record ClientLogin(Instant at, String protocol, String network, Optional<String> client, String label) {
    /** With a letter in it, and no digits that could be some of a telephone's number. */
    private static final String WORD = "(?=[0-9_-]*[A-Za-z])(?!\\S*\\d{5})(?!\\S*\\d[_-]+\\d)[A-Za-z0-9][A-Za-z0-9_-]*";

    private static final String VERSION = "(0|[1-9]\\d{0,3})(\\.\\d{1,5}){0,4}[a-z]{0,4}\\d{0,2}";

    /**
     * A mail program makes a link of what looks like an address, and a telephone of what looks like a number; and whoever logs in
     * chooses the words.
     */
    private static final Pattern A_NAME =
            Pattern.compile("(?=.{1,60}$)" + WORD + "( " + WORD + "){0,3}( " + VERSION + ")?");

    private static final int FIELDS = 5;

    public ClientLogin {
        client = client.filter(ClientLogin::isName);
    }

    static boolean isName(String text) {
        return A_NAME.matcher(text).matches();
    }

    public String thing() {
        return String.join("\t", at.toString(), protocol, network, client.orElse(""), label);
    }

    static ClientLogin of(String thing) {
        String[] fields = thing.split("\t", FIELDS);
        return new ClientLogin(
                Instant.parse(fields[0]),
                fields[1],
                fields[2],
                Optional.of(fields[3]).filter(name -> !name.isEmpty()),
                fields[4]);
    }
}
