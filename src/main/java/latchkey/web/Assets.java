package latchkey.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Our own style sheet and script. */
final class Assets {
    static final String FINGERPRINT = fingerprint("latchkey.css", "latchkey.js");

    private Assets() {}

    private static String fingerprint(String... names) {
        CRC32 sum = new CRC32();
        for (String name : names) {
            try (InputStream file = Assets.class.getResourceAsStream("/META-INF/resources/assets/" + name)) {
                if (file == null) {
                    throw new IllegalStateException("the asset " + name + " is missing");
                }
                sum.update(file.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
