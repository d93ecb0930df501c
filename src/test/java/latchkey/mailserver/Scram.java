package latchkey.mailserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256 (RFC 7677), which does not look whether the server knows the password too. */
record Scram(String user, String password, String nonce) {
    private static final int BITS = 256;

    Scram(String user, String password) {
        this(user, password, UUID.randomUUID().toString());
    }

    String first() {
        return "n,," + bare();
    }

    /** To what the server says first; all that it says later is about the server. */
    String answer(String challenge) {
        if (!challenge.startsWith("r=")) {
            return "";
        }
        Map<String, String> said = Arrays.stream(challenge.split(",", -1))
                .collect(Collectors.toMap(word -> word.substring(0, 1), word -> word.substring(2)));
        String last = "c=biws,r=" + said.get("r");
        byte[] salted = salted(
                Base64.getDecoder().decode(said.getOrDefault("s", "")), Integer.parseInt(said.getOrDefault("i", "0")));
        byte[] key = hmac(salted, "Client Key");
        byte[] signature = hmac(digest(key), bare() + "," + challenge + "," + last);
        for (int at = 0; at < key.length; at++) {
            key[at] ^= signature[at];
        }
        return last + ",p=" + Base64.getEncoder().encodeToString(key);
    }

    private String bare() {
        return "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    private byte[] salted(byte[] salt, int rounds) {
        return quietly(() -> SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, BITS))
                .getEncoded());
    }

    private static byte[] hmac(byte[] key, String text) {
        return quietly(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static byte[] digest(byte[] key) {
        return quietly(() -> MessageDigest.getInstance("SHA-256").digest(key));
    }

    private interface Work {
        byte[] done() throws GeneralSecurityException;
    }

    private static byte[] quietly(Work work) {
        try {
            return work.done();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
