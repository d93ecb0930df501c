package latchkey.mailclient.format;

import java.util.regex.Pattern;
import latchkey.shared.MailAddress;

/**
 * Whose client is set up.
 *
 * @param person as others read it in front of the address; may be empty
 */
public record Mailbox(MailAddress address, String person, Servers servers) {
    private static final int LONGEST_NAME = 200;

    /** A line break in a name makes Thunderbird refuse the whole code, and XML knows no other control characters. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    /** Marks that turn the order of reading around, and what is no character; some scripts need the two joiners. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}&&[^\\x{200c}\\x{200d}]]");

    public Mailbox {
        person = UNSEEN.matcher(BREAKS.matcher(person).replaceAll(" "))
                .replaceAll("")
                .strip();
        if (person.length() > LONGEST_NAME) {
            person = "";
        }
    }

    Mailbox withoutName() {
        return new Mailbox(address, "", servers);
    }

    String user() {
        return address.toString();
    }
}
