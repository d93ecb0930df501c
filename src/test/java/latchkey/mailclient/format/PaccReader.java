package latchkey.mailclient.format;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a PACC configuration as programs do that know one version of the draft: 02 as pimalaya/io-pim-discovery reads it
 * ({@code src/pacc}), 03 with the bounds of croessner/automx ({@code docs/protocols/pacc.md}). First the digest, then the bytes.
 */
enum PaccReader {
    OF_VERSION_02("smtp"),
    OF_VERSION_03("submit");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SHORT_NAME = 20;
    private static final String HOST = "(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

    private final String sending;

    PaccReader(String sending) {
        this.sending = sending;
    }

    /**
     * @param hosts of what it receives and sends by: imap, pop3 and sending
     * @param left names of protocols that it does not know
     */
    record Found(String provider, Map<String, String> hosts, boolean password, List<String> left) {}

    /** Empty where the program would go on with the next way of finding servers. */
    Optional<Found> read(byte[] body, String... records) {
        if (Arrays.stream(records).noneMatch(record -> vouches(record, body))) {
            return Optional.empty();
        }
        try {
            JsonObject answer = new JsonObject(new String(body, StandardCharsets.UTF_8));
            JsonObject provider = answer.getJsonObject("info").getJsonObject("provider");
            String name = provider.getString("name");
            if (this == OF_VERSION_03 && !(fits(name, LONGEST_NAME) && shortNameFits(provider))) {
                return Optional.empty();
            }
            Map<String, String> hosts = new TreeMap<>();
            List<String> left = new ArrayList<>();
            for (Map.Entry<String, Object> protocol : answer.getJsonObject("protocols")) {
                if (!List.of("imap", "pop3", sending).contains(protocol.getKey())) {
                    left.add(protocol.getKey());
                    continue;
                }
                String host = ((JsonObject) protocol.getValue()).getString("host");
                if (!host.matches(HOST)) {
                    return Optional.empty();
                }
                hosts.put(protocol.getKey().equals(sending) ? "sending" : protocol.getKey(), host);
            }
            boolean password = answer.getJsonObject("authentication").getBoolean("password");
            return Optional.of(new Found(name, hosts, password, left));
        } catch (DecodeException | ClassCastException | NullPointerException notAsTheDraftHasIt) {
            return Optional.empty();
        }
    }

    private static boolean shortNameFits(JsonObject provider) {
        return !provider.containsKey("shortName") || fits(provider.getString("shortName"), LONGEST_SHORT_NAME);
    }

    private static boolean fits(String name, int longest) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= longest
                && name.codePoints().noneMatch(Character::isISOControl)
                && !name.matches("\\s.*|.*\\s|.*\\s\\s.*");
    }

    /** The tags may come in any order, and with blanks between them. */
    private static boolean vouches(String record, byte[] body) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : record.split(";", -1)) {
            String[] both = tag.split("=", 2);
            if (both.length == 2) {
                tags.put(both[0].strip().toLowerCase(Locale.ROOT), both[1].strip());
            }
        }
        return "UAAC1".equalsIgnoreCase(tags.get("v"))
                && "sha256".equalsIgnoreCase(tags.get("a"))
                && digest(body).equals(tags.get("d"));
    }

    private static String digest(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
