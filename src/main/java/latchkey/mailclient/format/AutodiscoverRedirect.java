package latchkey.mailclient.format;

import io.vertx.core.json.JsonObject;

/** Autodiscover of the second kind, JSON. It has no settings for IMAP: all it can say is where the first kind is. */
public final class AutodiscoverRedirect {
    public static final String CONTENT_TYPE = "application/json";

    private AutodiscoverRedirect() {}

    /** By the name that the domain has for it: what a client says in {@code Host} is not repeated to it. */
    public static String to(Servers servers) {
        return new JsonObject()
                .put("Protocol", "AutodiscoverV1")
                .put("Url", "https://autodiscover." + servers.domain() + "/autodiscover/autodiscover.xml")
                .encode();
    }

    /** For ActiveSync and all the others that are not spoken here. */
    public static String invalidProtocol() {
        return new JsonObject()
                .put("ErrorCode", "InvalidProtocol")
                .put("ErrorMessage", "Only the protocol AutodiscoverV1 is supported.")
                .encode();
    }
}
