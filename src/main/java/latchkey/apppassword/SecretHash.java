package latchkey.apppassword;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The stored form of an app password: Dovecot's {@code {SSHA512}}, base64 of the digest of password and salt, then the
 * salt. Plain and fast on purpose: 135 random bits cannot be guessed, and a login then costs microseconds.
 */
record SecretHash(String text) {
    private static final String SCHEME = "{SSHA512}";
    private static final int SALT = 16;

    static SecretHash of(PlainPassword password, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] digest = digest(password.reveal().getBytes(StandardCharsets.US_ASCII), salt);
        byte[] both = new byte[digest.length + SALT];
        System.arraycopy(digest, 0, both, 0, digest.length);
        System.arraycopy(salt, 0, both, digest.length, SALT);
        return new SecretHash(SCHEME + Base64.getEncoder().encodeToString(both));
    }

    boolean isOf(String password) {
        byte[] both = Base64.getDecoder().decode(text.substring(SCHEME.length()));
        int salt = both.length - SALT;
        byte[] digest =
                digest(password.getBytes(StandardCharsets.US_ASCII), Arrays.copyOfRange(both, salt, both.length));
        return MessageDigest.isEqual(digest, Arrays.copyOf(both, salt));
    }

    private static byte[] digest(byte[] password, byte[] salt) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(password);
            return sha512.digest(salt);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
