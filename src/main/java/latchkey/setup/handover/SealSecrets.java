package latchkey.setup.handover;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts what is handed over, by two things of which the database has neither: the key of the one who opens it, and a
 * share of our own, which a portal makes up as it starts unless the operator has given one to all replicas.
 */
@ApplicationScoped
class SealSecrets {
    private static final String OWN = "latchkey.secrets.hand-over";
    private static final int SHORTEST_SHARE = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final int MARK = 8;

    /** Of OWASP for PBKDF2 with SHA-256. A typed key is short, so each guess at it has to cost something. */
    private static final int ROUNDS = 600_000;

    private final SecureRandom random = new SecureRandom();
    /** By which is sealed first, then the one that is known beside it while they are changed. */
    private final List<byte[]> shares;

    SealSecrets(
            @ConfigProperty(name = OWN) Optional<String> given,
            @ConfigProperty(name = OWN + "-also") Optional<String> also) {
        this.shares = Stream.concat(
                        Stream.of(given.map(text -> bytes(OWN, text)).orElseGet(this::madeUp)),
                        also.map(text -> bytes(OWN + "-also", text)).stream())
                .toList();
    }

    private static byte[] bytes(String setting, String text) {
        if (text.length() < SHORTEST_SHARE) {
            throw new IllegalStateException(setting + " is too short: at least " + SHORTEST_SHARE + " characters");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A share that is too short stops the start, not the first hand-over. */
    void start(@Observes StartupEvent event) {}

    SecureRandom random() {
        return random;
    }

    /** Tells a row that was sealed with another share, by a portal that is gone or stands beside this one. */
    String mark() {
        return mark(shares.get(0));
    }

    /** A row with this mark can be opened here. */
    boolean knows(String mark) {
        return shares.stream().anyMatch(share -> mark(share).equals(mark));
    }

    private static String mark(byte[] share) {
        return HexFormat.of().formatHex(derived(share, new byte[0], "mark", MARK));
    }

    private byte[] madeUp() {
        byte[] share = new byte[KEY];
        random.nextBytes(share);
        return share;
    }

    String seal(HandOverKey key, String about, String secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, shares.get(0), key, about, nonce)
                    .doFinal(secret.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + encrypted.length)
                            .put(nonce)
                            .put(encrypted)
                            .array());
        } catch (GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    /** @return empty if the key is wrong */
    Optional<String> open(HandOverKey key, String about, String text) {
        return shares.stream()
                .flatMap(share -> open(share, key, about, text).stream())
                .findFirst();
    }

    private static Optional<String> open(byte[] share, HandOverKey key, String about, String text) {
        ByteBuffer both = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        byte[] nonce = new byte[NONCE];
        byte[] rest = new byte[both.remaining() - NONCE];
        both.get(nonce).get(rest);
        try {
            return Optional.of(new String(
                    cipher(Cipher.DECRYPT_MODE, share, key, about, nonce).doFinal(rest), StandardCharsets.US_ASCII));
        } catch (AEADBadTagException wrongKey) {
            return Optional.empty();
        } catch (GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    private static Cipher cipher(int mode, byte[] share, HandOverKey key, String about, byte[] nonce)
            throws GeneralSecurityException {
        byte[] bytes = key.kind() == HandOverKey.Kind.TYPED
                ? stretched(key.text(), about)
                : key.text().getBytes(StandardCharsets.US_ASCII);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived(share, bytes, key.kind() + " " + about, KEY), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] stretched(String key, String salt) throws GeneralSecurityException {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(
                        key.toCharArray(), salt.getBytes(StandardCharsets.US_ASCII), ROUNDS, KEY * Byte.SIZE))
                .getEncoded();
    }

    private static byte[] derived(byte[] share, byte[] key, String purpose, int length) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
        hkdf.init(new HKDFParameters(key, share, ("latchkey " + purpose).getBytes(StandardCharsets.US_ASCII)));
        byte[] derived = new byte[length];
        hkdf.generateBytes(derived, 0, length);
        return derived;
    }
}
