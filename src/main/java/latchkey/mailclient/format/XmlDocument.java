package latchkey.mailclient.format;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small document in UTF-8. Text is escaped, and what XML cannot hold is left out. */
final class XmlDocument {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    private interface Step {
        void write() throws XMLStreamException;
    }

    XmlDocument() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeCharacters("\n");
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    XmlDocument open(String name) {
        return open(name, Map.of());
    }

    XmlDocument open(String name, Map<String, String> attributes) {
        return step(() -> {
            writer.writeStartElement(name);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                writer.writeAttribute(attribute.getKey(), legal(attribute.getValue()));
            }
        });
    }

    XmlDocument leaf(String name, String text) {
        return open(name).text(text).close();
    }

    XmlDocument text(String text) {
        return step(() -> writer.writeCharacters(legal(text)));
    }

    XmlDocument close() {
        return step(writer::writeEndElement);
    }

    /** Closes what is open. */
    byte[] bytes() {
        step(() -> {
            writer.writeEndDocument();
            writer.flush();
        });
        return bytes.toByteArray();
    }

    private XmlDocument step(Step step) {
        try {
            step.write();
            return this;
        } catch (XMLStreamException impossible) {
            // Into memory, and all that is written is legal.
            throw new IllegalStateException(impossible);
        }
    }

    private static String legal(String text) {
        return text.codePoints()
                .filter(c -> c >= 0x20 && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
