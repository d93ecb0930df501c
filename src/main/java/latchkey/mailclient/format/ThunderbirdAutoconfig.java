package latchkey.mailclient.format;

import java.util.Map;
import latchkey.mailclient.format.Servers.Server;
import latchkey.shared.Protocol;

/**
 * Mozilla's {@code config-v1.1.xml}, which Thunderbird, K-9, KMail, Evolution and others read. It holds a placeholder in
 * the place of the address, and no password.
 */
public final class ThunderbirdAutoconfig {
    public static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

    private ThunderbirdAutoconfig() {}

    /** Complete sections with TLS only: on Android one that is not makes the whole file worthless. */
    public static byte[] of(Servers servers) {
        XmlDocument xml = new XmlDocument()
                .open("clientConfig", Map.of("version", "1.1"))
                .open("emailProvider", Map.of("id", servers.domain()))
                .leaf("domain", servers.domain())
                .leaf("displayName", servers.provider())
                .leaf("displayShortName", servers.provider());
        servers.incoming().forEach(server -> section(xml, "incomingServer", server));
        servers.at(Protocol.SMTP).ifPresent(server -> section(xml, "outgoingServer", server));
        return xml.bytes();
    }

    private static void section(XmlDocument xml, String name, Server server) {
        xml.open(name, Map.of("type", server.protocol().key()))
                .leaf("hostname", server.host())
                .leaf("port", Integer.toString(server.port()))
                .leaf("socketType", server.startsTlsLater() ? "STARTTLS" : "SSL")
                .leaf("username", "%EMAILADDRESS%")
                .leaf("authentication", "password-cleartext")
                .close();
    }
}
