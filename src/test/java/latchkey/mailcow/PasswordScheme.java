package latchkey.mailcow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** How mailcow keeps and checks passwords: bcrypt, unless the text already says that it is a hash. */
final class PasswordScheme {
    private static final Pattern HASHED =
            Pattern.compile("^\\{(ARGON2ID?|ARGON2I|BLF-CRYPT|PLAIN|SSHA512|SSHA256|SSHA|SHA512-CRYPT)\\}.*");
    private static final int DIGEST = 64;
    private static final int SALT = 16;
    private static final int CHEAPEST = 4;

    private PasswordScheme() {}

    /** Trap: what a user types with {@code {PLAIN}} in front is kept as it is. */
    static String kept(String given) {
        return HASHED.matcher(given).matches() ? given : bcrypt(given);
    }

    static boolean isCheap(String kept) {
        return !kept.startsWith("{BLF-CRYPT}");
    }

    static boolean matches(String kept, String password) {
        if (kept.startsWith("{SSHA512}")) {
            return matchesSalted(Base64.getDecoder().decode(kept.substring("{SSHA512}".length())), password);
        }
        if (kept.startsWith("{BLF-CRYPT}")) {
            return OpenBSDBCrypt.checkPassword(kept.substring("{BLF-CRYPT}".length()), password.toCharArray());
        }
        return kept.equals("{PLAIN}" + password);
    }

    private static String bcrypt(String password) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        // At mailcow's cost a test with twenty of them would take a second and prove no more.
        return "{BLF-CRYPT}" + OpenBSDBCrypt.generate("2y", password.toCharArray(), salt, CHEAPEST);
    }

    private static boolean matchesSalted(byte[] both, String password) {
        byte[] digest = digest("SHA-512", password, Arrays.copyOfRange(both, DIGEST, both.length));
        return MessageDigest.isEqual(digest, Arrays.copyOf(both, DIGEST));
    }

    static byte[] digest(String algorithm, String password, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            return digest.digest(salt);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
