package latchkey.parts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The six digits that an authenticator shows (RFC 6238, SHA-1, 30 seconds). */
public record Totp(String secret) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long PERIOD = 30;

    public static Totp ofEverybody() {
        return new Totp(Person.TOTP_SECRET);
    }

    public String code(Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            byte[] hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(at.getEpochSecond() / PERIOD).array());
            int from = hash[hash.length - 1] & 0xF;
            int digits = (ByteBuffer.wrap(hash, from, 4).getInt() & 0x7FFF_FFFF) % 1_000_000;
            return String.format(Locale.ROOT, "%06d", digits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How long the code of that time is still the current one. */
    static Duration left(Instant at) {
        return Duration.ofSeconds(PERIOD - at.getEpochSecond() % PERIOD);
    }

    private byte[] key() {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int position = 0; position < secret.length(); position++) {
            held = held << 5 | BASE32.indexOf(secret.charAt(position));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                key.write(held >> bits);
            }
        }
        return key.toByteArray();
    }
}
