package latchkey.mailserver.policy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Objects;
import latchkey.shared.Network;
import org.jspecify.annotations.Nullable;

/**
 * A login as the auth policy client of Dovecot 2.3 or 2.4 tells it.
 *
 * @param login as typed
 * @param failType why it was refused; empty on 2.3, which does not tell
 * @param fingerprint of the password: 12 bits, keyed by the mail server
 */
record PolicyReport(
        String login,
        String protocol,
        boolean success,
        String failType,
        @Nullable Integer fingerprint,
        @Nullable String remoteIp,
        boolean secured,
        @Nullable String mechanism,
        @Nullable String clientId,
        @Nullable String session) {

    /** What is not taken, and why. */
    static final class Refused extends Exception {
        Refused(String why) {
            super(why, null, false, false);
        }

        String why() {
            return Objects.requireNonNull(getMessage());
        }
    }

    static PolicyReport of(Buffer body) throws Refused {
        JsonObject json = json(body);
        Object success = json.getValue("success");
        if (!(success instanceof Boolean ended)) {
            throw new Refused("success is missing: this is no report of how a login ended");
        }
        if (Boolean.TRUE.equals(json.getValue("policy_reject"))) {
            throw new Refused("a policy has rejected it, not a password");
        }
        String failType = text(json, "fail_type", 20);
        if (failType != null && failType.equals("internal")) {
            throw new Refused("the mail server could not check it, so nothing was refused");
        }
        String login = text(json, "login", 254);
        if (login == null) {
            throw new Refused("login is missing");
        }
        String protocol = text(json, "protocol", 16);
        return new PolicyReport(
                login,
                protocol == null ? "" : protocol.equals("submission") ? "smtp" : protocol,
                ended,
                failType == null ? "" : failType,
                fingerprint(text(json, "pwhash", 64)),
                remote(text(json, "remote", 45)),
                Boolean.TRUE.equals(json.getValue("tls")),
                text(json, "mech", 32),
                text(json, "device_id", 200),
                text(json, "session_id", 200));
    }

    /** What a second one is the same as that was sent twice. A client tries once in two seconds in one session. */
    String key() {
        return String.join("\n", String.valueOf(session), login, protocol, String.valueOf(fingerprint), "" + success);
    }

    private static JsonObject json(Buffer body) throws Refused {
        try {
            return new JsonObject(body);
        } catch (DecodeException | ClassCastException broken) {
            throw new Refused("the body is no JSON object");
        }
    }

    /** Printable ASCII, cut, as the scripts write it too. */
    private static @Nullable String text(JsonObject json, String name, int longest) throws Refused {
        Object value = json.getValue(name);
        if (value != null && !(value instanceof String)) {
            throw new Refused(name + " is no text");
        }
        if (value == null || ((String) value).isEmpty()) {
            return null;
        }
        String text = (String) value;
        return (text.length() > longest ? text.substring(0, longest) : text).replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static @Nullable Integer fingerprint(@Nullable String hash) {
        return hash == null || !hash.toLowerCase(Locale.ROOT).matches("[0-9a-f]{4,}")
                ? null
                : Integer.valueOf(Integer.parseInt(hash.substring(0, 4), 16));
    }

    private static @Nullable String remote(@Nullable String address) {
        return address == null || Network.of(address).isEmpty() ? null : address;
    }
}
