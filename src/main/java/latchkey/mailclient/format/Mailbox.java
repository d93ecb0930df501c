package latchkey.mailclient.format;

import latchkey.shared.MailAddress;

/**
 * Whose client is set up.
 *
 * @param person as others read it in front of the address; may be empty
 */
public record Mailbox(MailAddress address, String person, Servers servers) {
    public Mailbox {
        // A line break in a name makes Thunderbird refuse the whole code, and XML knows no other control characters.
        person = person.replaceAll("\\p{Cntrl}", " ").strip();
    }

    String user() {
        return address.toString();
    }
}
