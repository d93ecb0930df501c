package latchkey.mailserver.mailcow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import latchkey.mailserver.MailServer.PortalTurnedAway;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.mailcow.Replicas.RefusedKey;
import org.jspecify.annotations.Nullable;

/**
 * The API key, read from its file for each request. Once mailcow has turned it away no replica sends it again until
 * somebody has written the file anew: ten wrong keys shut the portal's network out.
 */
final class MailcowKey {
    private static final Pattern KEY = Pattern.compile("[!-~]{16,256}");
    private static final int HASH_BYTES = 8;

    private final Path file;
    private final Replicas replicas;
    private final Clock clock;
    private volatile @Nullable FileTime turnedAway;
    private volatile Optional<String> deniedAddress = Optional.empty();

    MailcowKey(Path file, Replicas replicas, Clock clock) {
        this.file = file;
        this.replicas = replicas;
        this.clock = clock;
    }

    /**
     * Goes with one request, so that an answer that comes late speaks of the key it was given for.
     *
     * @param doubted whether one was turned away before, which its being taken puts right
     */
    record Sent(String text, FileTime written, boolean doubted) {
        @Override
        public String toString() {
            return "API key (hidden)";
        }
    }

    /** @throws KeyTurnedAway if mailcow has said no to what the file holds */
    Sent toSend() {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            String text = Files.readString(file).strip();
            // Without a key mailcow answers 200 and nothing.
            if (!KEY.matcher(text).matches()) {
                throw new Unreachable("the file of the API key holds no key: " + file);
            }
            Optional<RefusedKey> refused = replicas.refusedKey();
            Optional<RefusedKey> same = refused.filter(one -> isOf(one, text, written));
            if (written.equals(turnedAway) || same.isPresent()) {
                throw new KeyTurnedAway(
                        "the API key was turned away; the file is read again when it is written anew",
                        same.map(RefusedKey::deniedAddress).orElse(deniedAddress));
            }
            return new Sent(text, written, refused.isPresent());
        } catch (IOException unreadable) {
            throw new Unreachable("the file of the API key cannot be read: " + file, unreadable);
        }
    }

    /** What another replica has found out holds for the same key, in a file that was not touched since. */
    private static boolean isOf(RefusedKey refused, String text, FileTime written) {
        return refused.hash().equals(hash(text)) && !written.toInstant().isAfter(refused.at());
    }

    void turnedAway(Sent key, KeyTurnedAway why) {
        deniedAddress = why.deniedAddress();
        turnedAway = key.written();
        replicas.refused(new RefusedKey(hash(key.text()), clock.instant(), deniedAddress));
    }

    void taken(Sent key) {
        if (key.doubted()) {
            replicas.accepted();
        }
    }

    /** Whether nothing is sent now because of it. */
    boolean isTurnedAway() {
        try {
            var unused = toSend();
            return false;
        } catch (KeyTurnedAway no) {
            return true;
        } catch (Unreachable unknown) {
            return turnedAway != null;
        }
    }

    /** Nobody guesses a key from it: it is drawn from 120 bits. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Wrong, withdrawn, or not for this network. */
    static final class KeyTurnedAway extends PortalTurnedAway {
        private final Optional<String> deniedAddress;

        /** @param deniedAddress from where mailcow saw the portal come, if it takes the key from elsewhere only */
        KeyTurnedAway(String message, Optional<String> deniedAddress) {
            super(message + deniedAddress.map(ip -> ": it came from " + ip).orElse(""));
            this.deniedAddress = deniedAddress;
        }

        Optional<String> deniedAddress() {
            return deniedAddress;
        }
    }
}
