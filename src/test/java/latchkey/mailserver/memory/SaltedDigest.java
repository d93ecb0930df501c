package latchkey.mailserver.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Dovecot's {@code {SSHA512}}, read as a mail server reads it. */
record SaltedDigest(String base64) {
    private static final String SCHEME = "{SSHA512}";
    private static final int DIGEST = 64;

    static SaltedDigest of(String hash) {
        if (!hash.startsWith(SCHEME)) {
            throw new IllegalArgumentException("not " + SCHEME);
        }
        return new SaltedDigest(hash.substring(SCHEME.length()));
    }

    boolean matches(String password) {
        byte[] both = Base64.getDecoder().decode(base64);
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(password.getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha512.digest(Arrays.copyOfRange(both, DIGEST, both.length));
            return MessageDigest.isEqual(digest, Arrays.copyOf(both, DIGEST));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
