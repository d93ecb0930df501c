package latchkey.mailclient.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import latchkey.mailclient.format.Servers.Server;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** What Outlook and others are told (Autodiscover, plain XML): servers and user name, never a password. */
public final class AutodiscoverAnswer {
    public static final String CONTENT_TYPE = "application/xml;charset=UTF-8";

    private static final String ANSWER = "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";
    private static final String SETTINGS =
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSS").withZone(ZoneOffset.UTC);

    private AutodiscoverAnswer() {}

    /** One Account with all protocols in it: with one each, Outlook breaks. */
    public static byte[] settings(Servers servers, MailAddress address) {
        XmlDocument xml = new XmlDocument()
                .open("Autodiscover", Map.of("xmlns", ANSWER))
                .open("Response", Map.of("xmlns", SETTINGS))
                .open("User")
                .leaf("DisplayName", address.toString())
                .close()
                .open("Account")
                .leaf("AccountType", "email")
                .leaf("Action", "settings");
        servers.incoming().forEach(server -> protocol(xml, server, address));
        servers.at(Protocol.SMTP).ifPresent(server -> protocol(xml, server, address));
        return xml.bytes();
    }

    /** "Invalid request": for ActiveSync, which is not spoken here, and for what asks for nothing that is known. */
    public static byte[] invalidRequest(Instant now) {
        return new XmlDocument()
                .open("Autodiscover", Map.of("xmlns", ANSWER))
                .open("Response")
                .open("Error", new TreeMap<>(Map.of("Time", TIME.format(now), "Id", "1")))
                .leaf("ErrorCode", "600")
                .leaf("Message", "Invalid Request")
                .leaf("DebugData", "")
                .bytes();
    }

    private static void protocol(XmlDocument xml, Server server, MailAddress address) {
        xml.open("Protocol")
                .leaf("Type", server.protocol().name())
                .leaf("Server", server.host())
                .leaf("Port", Integer.toString(server.port()))
                .leaf("DomainRequired", "off")
                .leaf("LoginName", address.toString())
                .leaf("SPA", "off")
                .leaf("SSL", "on")
                .leaf("Encryption", server.startsTlsLater() ? "TLS" : "SSL")
                .leaf("AuthRequired", "on");
        if (server.protocol() == Protocol.SMTP) {
            xml.leaf("UsePOPAuth", "on").leaf("SMTPLast", "off");
        }
        xml.close();
    }
}
