package latchkey.mailserver.mailcow.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first six digits of the SHA-1 of what was tried. Never stored, never written to a log. */
record Digits(String hex) {
    private static final int BYTES = 3;

    static Digits of(String secret) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new Digits(HexFormat.of().formatHex(sha1, 0, BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "Digits(hidden)";
    }
}
