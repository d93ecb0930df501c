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
    /** A mail program makes a link of what looks like an address, and whoever logs in chooses the words. */
    private static final Pattern A_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _+-]{0,39}( \\d+(\\.\\d+)*[a-z]{0,4}\\d*)?");

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
