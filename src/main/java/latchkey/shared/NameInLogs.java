package latchkey.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short name for a mailbox in logs: always the same for the same address, and nobody finds the address by it who has not
 * got the key.
 */
public final class NameInLogs {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 5;

    private final SecretKeySpec key;

    /** @param secret from which the key is derived, the same for all replicas */
    public NameInLogs(String secret) {
        key = new SecretKeySpec(mac(utf8(secret), "latchkey names in logs"), ALGORITHM);
    }

    public String of(String address) {
        byte[] whole = mac(key.getEncoded(), address.toLowerCase(Locale.ROOT));
        return HexFormat.of().formatHex(whole, 0, BYTES);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
