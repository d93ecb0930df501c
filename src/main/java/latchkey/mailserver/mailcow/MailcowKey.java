package latchkey.mailserver.mailcow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.regex.Pattern;
import latchkey.mailserver.MailServer.Unreachable;
import org.jspecify.annotations.Nullable;

/**
 * The API key, read from its file for each request. Once mailcow has turned it away it is not sent again until somebody
 * has written the file anew: ten wrong keys shut the portal's network out.
 */
final class MailcowKey {
    private static final Pattern KEY = Pattern.compile("[!-~]{16,256}");

    private final Path file;
    private volatile @Nullable FileTime turnedAway;

    MailcowKey(Path file) {
        this.file = file;
    }

    /** Goes with one request, so that an answer that comes late speaks of the key it was given for. */
    record Sent(String text, FileTime written) {
        @Override
        public String toString() {
            return "API key (hidden)";
        }
    }

    /** @throws KeyTurnedAway if mailcow has said no to what the file holds */
    Sent toSend() {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (written.equals(turnedAway)) {
                throw new KeyTurnedAway("the API key was turned away; the file is read again when it is written anew");
            }
            String text = Files.readString(file).strip();
            // Without a key mailcow answers 200 and nothing.
            if (!KEY.matcher(text).matches()) {
                throw new Unreachable("the file of the API key holds no key: " + file);
            }
            return new Sent(text, written);
        } catch (IOException unreadable) {
            throw new Unreachable("the file of the API key cannot be read: " + file, unreadable);
        }
    }

    void turnedAway(Sent key) {
        turnedAway = key.written();
    }

    /** Whether nothing is sent now because of it. */
    boolean isTurnedAway() {
        return Optional.ofNullable(turnedAway).filter(this::stillTheSame).isPresent();
    }

    private boolean stillTheSame(FileTime written) {
        try {
            return Files.getLastModifiedTime(file).equals(written);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Wrong, withdrawn, or not for this network. */
    static final class KeyTurnedAway extends Unreachable {
        KeyTurnedAway(String message) {
            super(message);
        }
    }
}
