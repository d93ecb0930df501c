package latchkey.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Six digits that the owner of a mailbox reads to the helpdesk on the phone: who can read them is signed in here with a
 * second factor. They open nothing.
 */
public record CallerCode(String digits) {
    public static final Duration GOOD_FOR = Duration.ofMinutes(5);
    static final int MOST_WRONG = 5;
    static final int KEY_BYTES = 32;
    private static final int BOUND = 1_000_000;

    static CallerCode any(SecureRandom random) {
        return new CallerCode("%06d".formatted(random.nextInt(BOUND)));
    }

    /** As it was typed, with the blanks that people hear between the digits. */
    static CallerCode typed(String text) {
        return new CallerCode(text.replaceAll("[\\s\\p{Z}.-]", ""));
    }

    boolean hasSixDigits() {
        return digits.matches("[0-9]{6}");
    }

    byte[] hash(byte[] key, String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal((address + " " + digits).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    boolean is(byte[] hash, byte[] key, String address) {
        return MessageDigest.isEqual(hash, hash(key, address));
    }

    /** In two halves, as people read it aloud. */
    public String spaced() {
        return digits.substring(0, 3) + " " + digits.substring(3);
    }

    @Override
    public String toString() {
        return "CallerCode";
    }
}
