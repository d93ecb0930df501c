package latchkey.mailserver.mailcow;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an app password of ours is called in mailcow: as its owner calls it, as far as mailcow's page can bear that, and
 * the selector, by which it is found again. Only characters that nothing on the way escapes.
 */
record OurName(String text) {
    private static final int LONGEST_LABEL = 60;
    private static final Pattern OURS = Pattern.compile("(?:.* )?\\(latchkey ([0-9a-z]{4})\\)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9 _.()-]+");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    static OurName of(String label, String selector) {
        String plain = MARKS.matcher(Normalizer.normalize(label, Normalizer.Form.NFD))
                .replaceAll("")
                .replace("ß", "ss");
        plain = BLANKS.matcher(FOREIGN.matcher(plain).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        plain = plain.substring(0, Math.min(plain.length(), LONGEST_LABEL)).strip();
        return new OurName((plain + " " + token(selector)).strip());
    }

    /** The part that is never like another one's in the same mailbox. */
    static String token(String selector) {
        return "(latchkey " + selector + ")";
    }

    /** Of an app password with this name, if it is one of ours. */
    static Optional<String> selectorIn(String name) {
        Matcher ours = OURS.matcher(name);
        return ours.matches() ? Optional.of(ours.group(1)) : Optional.empty();
    }
}
