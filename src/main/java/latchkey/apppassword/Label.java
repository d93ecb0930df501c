package latchkey.apppassword;

import java.text.Normalizer;
import java.util.Optional;

/**
 * What an owner calls a device: 1 to 80 characters, in composed form, without blanks at the ends.
 *
 * <p>Refuses what could make a list lie about itself: control characters, marks that turn the direction of writing or
 * are invisible, angle brackets.
 */
public record Label(String text) {
    private static final int LONGEST = 80;

    public enum Fault {
        EMPTY,
        TOO_LONG,
        CHARACTERS
    }

    public static Label of(String typed) {
        return new Label(Normalizer.normalize(typed, Normalizer.Form.NFC).strip());
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

    private static boolean allowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != '<' && character != '>';
        };
    }
}
