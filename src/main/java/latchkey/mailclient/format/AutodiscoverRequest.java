package latchkey.mailclient.format;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import latchkey.shared.MailAddress;

/**
 * What Outlook asks for: settings for an address, in a form of answer that it understands.
 *
 * @param address empty if there is none, or one that no mailbox can have
 */
public record AutodiscoverRequest(Optional<MailAddress> address, boolean wantsMailSettings) {
    private static final String MAIL_SETTINGS =
            "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";

    /** No request: not to be read as XML, or with a document type, which none has. */
    public static final class Unreadable extends Exception {
        Unreadable(String why) {
            // Without what was sent: it may hold a password.
            super(why, null, false, false);
        }
    }

    public static AutodiscoverRequest read(byte[] body) throws Unreadable {
        try {
            XMLStreamReader reader = withoutDocumentTypes().createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw new Unreadable("not XML");
        }
    }

    private static XMLInputFactory withoutDocumentTypes() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static AutodiscoverRequest read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        String address = "";
        String schema = "";
        StringBuilder text = new StringBuilder();
        boolean first = true;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("a document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (first && !reader.getLocalName().equals("Autodiscover")) {
                        throw new Unreadable("not Autodiscover");
                    }
                    first = false;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals("EMailAddress")) {
                        address = text.toString().strip();
                    } else if (reader.getLocalName().equals("AcceptableResponseSchema")) {
                        schema = text.toString().strip();
                    }
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return new AutodiscoverRequest(MailAddress.parse(address), schema.equals(MAIL_SETTINGS));
    }
}
