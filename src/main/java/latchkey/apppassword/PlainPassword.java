package latchkey.apppassword;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import latchkey.mailclient.format.Secret;

/**
 * An app password in clear: 32 characters of Crockford's base32 in lower case, of which 4 select the row, 27 are the
 * secret (135 bit) and one is a check character (Luhn mod N with N = 32).
 *
 * <p>It exists in one answer to one request. It cannot be printed, and it is made from a text only where the hash
 * has just proved that the text is one.
 */
public final class PlainPassword implements Secret {
    static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    static final int LENGTH = 32;
    static final int SELECTOR = 4;
    private static final int GROUP = 4;

    private final String text;

    private PlainPassword(String text) {
        this.text = text;
    }

    static PlainPassword generate(SecureRandom random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PlainPassword(text.append(checkCharacter(text)).toString());
    }

    /** One that has been shown before, as its hash has just proved. */
    static PlainPassword recognised(String text) {
        return new PlainPassword(text);
    }

    String selector() {
        return text.substring(0, SELECTOR);
    }

    /** For the page, what a client sets itself up by, the trial login and the hash; nothing else may ask. */
    @Override
    public String reveal() {
        return text;
    }

    /** As it is shown: eight groups of four. */
    public List<String> groups() {
        return IntStream.range(0, LENGTH / GROUP)
                .mapToObj(i -> text.substring(i * GROUP, (i + 1) * GROUP))
                .toList();
    }

    /** The character that makes the Luhn sum of all 32 a multiple of 32; it doubles every second one from the right. */
    static char checkCharacter(CharSequence first31) {
        int base = ALPHABET.length();
        int factor = 2;
        int sum = 0;
        for (int i = first31.length() - 1; i >= 0; i--) {
            int addend = factor * ALPHABET.indexOf(first31.charAt(i));
            sum += addend / base + addend % base;
            factor = 3 - factor;
        }
        return ALPHABET.charAt((base - sum % base) % base);
    }

    @Override
    public String toString() {
        return "PlainPassword(hidden)";
    }
}
