package latchkey.mailclient.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import latchkey.mailclient.format.Servers.Server;
import latchkey.shared.Protocol;

/** A settings file ({@code .k9s}) that K-9 Mail and Thunderbird for Android import, with the app password in it. */
public final class K9Settings {
    /** None of its own: the app takes it from a file, whatever it is called. */
    public static final String CONTENT_TYPE = "application/octet-stream";

    private K9Settings() {}

    /** @throws IllegalStateException if mail cannot be read and sent here */
    public static byte[] of(Mailbox mailbox, Secret secret) {
        Map<String, String> version = new LinkedHashMap<>();
        version.put("version", "99");
        version.put("format", "1");
        String uuid = UUID.nameUUIDFromBytes(("latchkey " + mailbox.user()).getBytes(StandardCharsets.UTF_8))
                .toString();
        Server incoming = mailbox.servers().first();
        XmlDocument xml = new XmlDocument()
                .open("k9settings", version)
                .open("accounts")
                .open("account", Map.of("uuid", uuid))
                .leaf("name", mailbox.user())
                .open("settings")
                .open("value", Map.of("key", "deletePolicy"))
                // Where mail is fetched and not kept in step, nothing is taken from the server unasked.
                .text(incoming.protocol() == Protocol.IMAP ? "DELETE" : "NEVER")
                .close()
                .close();
        server(xml, "incoming-server", incoming, mailbox, secret);
        server(xml, "outgoing-server", mailbox.servers().outgoing(), mailbox, secret);
        return xml.open("identities")
                .open("identity")
                .leaf("name", mailbox.person())
                .leaf("email", mailbox.user())
                .bytes();
    }

    private static void server(XmlDocument xml, String name, Server server, Mailbox mailbox, Secret secret) {
        xml.open(name, Map.of("type", server.protocol().name().toUpperCase(Locale.ROOT)))
                .leaf("host", server.host())
                .leaf("port", Integer.toString(server.port()))
                .leaf("connection-security", server.startsTlsLater() ? "STARTTLS_REQUIRED" : "SSL_TLS_REQUIRED")
                .leaf("authentication-type", "PLAIN")
                .leaf("username", mailbox.user())
                .leaf("password", secret.reveal())
                .close();
    }
}
