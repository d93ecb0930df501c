package latchkey.mailclient.format;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import latchkey.shared.Protocol;

/**
 * The draft of the IETF for the configuration of user agents (PACC), which a domain vouches for in its DNS by a digest: the
 * same servers must give the same bytes.
 */
public final class PaccConfiguration {
    public static final String CONTENT_TYPE = "application/json";

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SHORT_NAME = 20;

    private PaccConfiguration() {}

    /**
     * It has no ports: named are servers on the ports with TLS that a client would take by itself. ManageSieve has none.
     *
     * <p>Sending has one name up to version 02 of the draft and another one since; a client leaves out what it does not know.
     */
    public static byte[] of(Servers servers) {
        JsonObject protocols = new JsonObject();
        put(protocols, servers, Protocol.IMAP, "imap", 993);
        put(protocols, servers, Protocol.POP3, "pop3", 995);
        put(protocols, servers, Protocol.SMTP, "submit", 465);
        put(protocols, servers, Protocol.SMTP, "smtp", 465);
        return new JsonObject()
                .put("protocols", protocols)
                .put("authentication", new JsonObject().put("password", true))
                .put("info", new JsonObject().put("provider", provider(servers.provider())))
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A name that is too long is cut; there need not be a short one. */
    private static JsonObject provider(String called) {
        String name = called.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        int length = name.codePointCount(0, name.length());
        String cut = length > LONGEST_NAME ? name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) : name;
        JsonObject provider = new JsonObject().put("name", cut.strip());
        return length > LONGEST_SHORT_NAME ? provider : provider.put("shortName", name);
    }

    /** What the domain has to say in a TXT record at {@code _ua-auto-config}. */
    public static String txt(Servers servers) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of(servers));
            return "v=UAAC1; a=sha256; d=" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void put(JsonObject protocols, Servers servers, Protocol protocol, String name, int port) {
        servers.at(protocol)
                .filter(server -> server.port() == port)
                .ifPresent(server -> protocols.put(name, new JsonObject().put("host", server.host())));
    }
}
