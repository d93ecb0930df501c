package latchkey.mailserver.mailcow.report;

import latchkey.shared.MailAddress;

/** Text from clients, as a column can take it: printable ASCII, and not too long. */
final class Printable {
    private static final int LONGEST = 200;

    private Printable() {}

    /** Whether it can be a mailbox's name at all. */
    static boolean isAddress(String name) {
        return MailAddress.parse(name)
                .filter(address -> address.toString().equals(name))
                .isPresent();
    }

    static String cut(String text) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return some.codePoints()
                .collect(
                        StringBuilder::new,
                        (cut, c) -> cut.append(c >= 0x20 && c <= 0x7e ? (char) c : '?'),
                        StringBuilder::append)
                .toString();
    }
}
