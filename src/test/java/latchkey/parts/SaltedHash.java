package latchkey.parts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A password as Dovecot keeps it: {@code {SSHA512}}, digest and salt in base64. */
public final class SaltedHash {
    private SaltedHash() {}

    /** The salt follows from the name, so that passwd-file and table agree without being copied. */
    public static String of(String password, String name) {
        byte[] salt = digest(name.getBytes(StandardCharsets.UTF_8), new byte[0]);
        byte[] shortSalt = java.util.Arrays.copyOf(salt, 16);
        byte[] digest = digest(password.getBytes(StandardCharsets.UTF_8), shortSalt);
        byte[] both = java.util.Arrays.copyOf(digest, digest.length + shortSalt.length);
        System.arraycopy(shortSalt, 0, both, digest.length, shortSalt.length);
        return "{SSHA512}" + Base64.getEncoder().encodeToString(both);
    }

    private static byte[] digest(byte[] text, byte[] salt) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(text);
            return sha512.digest(salt);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
