package latchkey.mailserver.mailcow.report;

/** Text from clients, as a column can take it: printable ASCII, and not too long. */
final class Printable {
    private static final int LONGEST = 200;

    private Printable() {}

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
