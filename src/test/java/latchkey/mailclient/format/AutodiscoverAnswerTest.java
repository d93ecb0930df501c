package latchkey.mailclient.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Against the table of what Outlook takes. */
class AutodiscoverAnswerTest {
    private static final String SETTINGS =
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    @Test
    void oneAccountHoldsEachProtocolAsTheTableSays() throws Exception {
        Document answer = Anna.xml(AutodiscoverAnswer.settings(Anna.SERVERS, MailAddress.of("anna@example.org")));

        assertThat(answer.getDocumentElement().getNamespaceURI())
                .isEqualTo("http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006");
        assertThat(answer.getElementsByTagNameNS(SETTINGS, "Account").getLength())
                .isEqualTo(1);
        assertThat(fields(answer, "User")).containsExactly(Map.of("DisplayName", "anna@example.org"));
        assertThat(fields(answer, "Account").get(0))
                .containsEntry("AccountType", "email")
                .containsEntry("Action", "settings");
        assertThat(fields(answer, "Protocol"))
                .containsExactly(
                        protocol("IMAP", "imap.example.org", "993", "SSL"),
                        protocol("POP3", "pop.example.org", "995", "SSL"),
                        sending(protocol("SMTP", "smtp.example.org", "465", "SSL")));
    }

    @Test
    void tlsThatBeginsLaterIsNamed() throws Exception {
        Document answer = Anna.xml(AutodiscoverAnswer.settings(Anna.STARTTLS, MailAddress.of("anna@example.org")));

        assertThat(fields(answer, "Protocol"))
                .containsExactly(
                        protocol("IMAP", "mail.example.org", "143", "TLS"),
                        sending(protocol("SMTP", "mail.example.org", "587", "TLS")));
    }

    @Test
    void whatCannotBeAnsweredIsError600() throws Exception {
        Document answer = Anna.xml(AutodiscoverAnswer.invalidRequest(Instant.parse("2026-03-04T05:06:07.89Z")));

        Element error = (Element) answer.getElementsByTagName("Error").item(0);
        assertThat(error.getParentNode().getLocalName()).isEqualTo("Response");
        assertThat(error.getAttribute("Time")).isEqualTo("05:06:07.8900000");
        assertThat(error.getAttribute("Id")).isNotEmpty();
        assertThat(fields(answer, "Error").get(0))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("ErrorCode", "600", "Message", "Invalid Request", "DebugData", ""));
    }

    private static Map<String, String> protocol(String type, String host, String port, String encryption) {
        return new LinkedHashMap<>(Map.of(
                "Type", type,
                "Server", host,
                "Port", port,
                "DomainRequired", "off",
                "LoginName", "anna@example.org",
                "SPA", "off",
                "SSL", "on",
                "Encryption", encryption,
                "AuthRequired", "on"));
    }

    private static Map<String, String> sending(Map<String, String> protocol) {
        protocol.putAll(Map.of("UsePOPAuth", "on", "SMTPLast", "off"));
        return protocol;
    }

    private static List<Map<String, String>> fields(Document answer, String name) {
        return elements(answer.getElementsByTagName(name)).stream()
                .map(element -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    elements(element.getChildNodes())
                            .forEach(child -> fields.put(child.getLocalName(), child.getTextContent()));
                    return fields;
                })
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }
}
