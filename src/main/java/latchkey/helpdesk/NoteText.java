package latchkey.helpdesk;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody of the helpdesk writes down: up to 1,000 characters of plain text, with line ends.
 *
 * <p>Control characters and marks that turn the direction of writing are taken out, so that a note cannot make another line
 * of the page read as something else.
 */
record NoteText(String text) {
    static final int LONGEST = 1000;
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern TAKEN_OUT = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\\p{Cs}|\\p{Co}");

    /** A run of blanks is looked at once, from its beginning: it may be as long as a form. */
    private static final Pattern BLANK_ENDS = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");

    enum Fault {
        EMPTY,
        TOO_LONG
    }

    static NoteText of(String typed) {
        String lines = LINE_END.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll("\n")
                .replace('\t', ' ');
        return new NoteText(
                BLANK_ENDS.matcher(TAKEN_OUT.matcher(lines).replaceAll("")).replaceAll(""));
    }

    Optional<Fault> fault() {
        return text.isEmpty()
                ? Optional.of(Fault.EMPTY)
                : text.codePointCount(0, text.length()) > LONGEST ? Optional.of(Fault.TOO_LONG) : Optional.empty();
    }
}
