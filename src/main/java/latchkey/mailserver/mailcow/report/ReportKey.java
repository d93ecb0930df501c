package latchkey.mailserver.mailcow.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns what must not be kept into what may be: nobody finds a password by it who has not the key as well. */
final class ReportKey {
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;
    private final List<ReportKey> other;

    ReportKey(String secret) {
        this(secret, Optional.empty());
    }

    /** @param other under which something may be kept too, while keys are changed */
    ReportKey(String secret, Optional<String> other) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("it must have at least " + SHORTEST + " characters");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.other = other.map(ReportKey::new).stream().toList();
    }

    /** What was kept is known by any of these; what is kept from now on is kept under this one, which is the first. */
    Stream<ReportKey> any() {
        return Stream.concat(Stream.of(this), other.stream());
    }

    /** 16 bits, of another kind for each account: two people with one password are not seen to have it. */
    int fingerprint(String login, Digits digits) {
        return (int) (hash("fingerprint|" + login.toLowerCase(Locale.ROOT) + "|" + digits.hex()) >>> 48);
    }

    /** 32 bits, for generated secrets only: no two people have one of these. */
    long mark(Digits digits) {
        return hash("mark|" + digits.hex()) >>> 32;
    }

    /** Of a line or row, to know it again. It holds digits, or an address, so this has a key too. */
    long known(String text) {
        return hash("known|" + text);
    }

    private long hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
