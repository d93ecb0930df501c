package latchkey.apppassword;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an owner calls a device: 1 to 80 characters, in composed form, without blanks at the ends.
 *
 * <p>Refuses what could make a list lie about itself: control characters, marks that turn the direction of writing or
 * are invisible, angle brackets.
 */
public record Label(String text) {
    private static final int LONGEST = 80;

    /** A run of blanks is looked at once, from its beginning: it may be as long as a form. */
    private static final Pattern BLANK_ENDS = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");

    /** Letters and symbols by their type, and nothing to be seen: Hangul fillers, the empty Braille pattern. */
    private static final String INVISIBLE = "\u115F\u1160\u3164\uFFA0\u2800";

    private static final String WORD = "[\\p{L}\\p{M}\\p{N}\\p{So}'’&_()-]+";

    /** Of a device: with nothing that could be a link or a telephone's number, and too short for a message. */
    private static final Pattern A_NAME =
            Pattern.compile("(?!.*\\p{N}{5})(?!(.*\\p{N}){7})" + WORD + "( " + WORD + "){0,4}");

    public enum Fault {
        EMPTY,
        TOO_LONG,
        CHARACTERS
    }

    public static Label of(String typed) {
        return new Label(BLANK_ENDS
                .matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll(""));
    }

    public Optional<Fault> fault() {
        if (text.isEmpty()) {
            return Optional.of(Fault.EMPTY);
        }
        if (text.codePointCount(0, text.length()) > LONGEST || text.length() > LONGEST * 2) {
            return Optional.of(Fault.TOO_LONG);
        }
        return text.codePoints().allMatch(Label::allowed) ? Optional.empty() : Optional.of(Fault.CHARACTERS);
    }

    /** In a mail to somebody else than who has chosen it: it is ours, and its words are not to be another's. */
    String forOthers() {
        return A_NAME.matcher(text).matches() ? text : "…";
    }

    private static boolean allowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '<' && character != '>' && INVISIBLE.indexOf(character) < 0;
        };
    }
}
