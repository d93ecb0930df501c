package latchkey.setup.handover;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What opens a hand-over. None of the three is in the database, in any form.
 *
 * @param text letters and digits of Crockford's base32, in lower case
 */
record HandOverKey(Kind kind, String text) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String OF_THE_ALPHABET = "[" + ALPHABET + "]+";
    private static final int HANDLE = 12;

    enum Kind {
        /** Behind the {@code #} of the address in the QR code: 130 bit. */
        SCANNED(26),
        /** From the screen, by hand: 30 bit, for five tries. */
        TYPED(6),
        /** In a cookie of the browser that has claimed it: 130 bit. */
        BROWSER(26);

        private final int length;

        Kind(int length) {
            this.length = length;
        }
    }

    static HandOverKey any(Kind kind, SecureRandom random) {
        return new HandOverKey(kind, text(kind.length, random));
    }

    /** No key, but the name of a hand-over in the address of its page. */
    static String anyHandle(SecureRandom random) {
        return text(HANDLE, random);
    }

    /** As it came from the form: scanned, or typed with what people mistake for one another. */
    static Optional<HandOverKey> entered(String entered) {
        String text = entered.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
        return of(Kind.SCANNED, text).or(() -> of(Kind.TYPED, text));
    }

    static Optional<HandOverKey> of(Kind kind, String text) {
        return text.length() == kind.length && text.matches(OF_THE_ALPHABET)
                ? Optional.of(new HandOverKey(kind, text))
                : Optional.empty();
    }

    private static String text(int length, SecureRandom random) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "HandOverKey(" + kind + ")";
    }
}
