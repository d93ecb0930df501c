package latchkey.parts;

import java.security.SecureRandom;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An app password that a test puts into the database itself, because it must know the secret.
 *
 * @param text the 32 characters
 * @param hash as the table keeps it
 */
public record KnownAppPassword(UUID id, String text, String hash) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    public static KnownAppPassword any() {
        return of(RANDOM);
    }

    /** The same again for the same chance. */
    public static KnownAppPassword of(Random random) {
        String text = AppPasswordText.withCheckCharacter(random.ints(31, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
                .collect(Collectors.joining()));
        return new KnownAppPassword(UUID.randomUUID(), text, SaltedHash.of(text, text));
    }

    public String selector() {
        return text.substring(0, 4);
    }
}
