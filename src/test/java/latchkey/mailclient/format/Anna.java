package latchkey.mailclient.format;

import static latchkey.shared.Protocol.IMAP;
import static latchkey.shared.Protocol.POP3;
import static latchkey.shared.Protocol.SIEVE;
import static latchkey.shared.Protocol.SMTP;

import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import latchkey.account.Endpoint;
import latchkey.shared.MailAddress;
import org.w3c.dom.Document;

/** Has a mailbox at example.org, and a name that is not ASCII. */
final class Anna {
    static final String PASSWORD = "k7fw2m9qxbtrp4zdk7fw2m9qxbtrp4zd";
    static final Secret SECRET = () -> PASSWORD;

    static final Servers SERVERS = new Servers(
            "example.org",
            "Example & Söhne",
            Map.of(
                    IMAP, new Endpoint("imap.example.org", 993),
                    POP3, new Endpoint("pop.example.org", 995),
                    SMTP, new Endpoint("smtp.example.org", 465),
                    SIEVE, new Endpoint("imap.example.org", 4190)));

    static final Servers STARTTLS = new Servers(
            "example.org",
            "Example",
            Map.of(IMAP, new Endpoint("mail.example.org", 143), SMTP, new Endpoint("mail.example.org", 587)));

    static final Servers POP_ONLY = new Servers(
            "example.org",
            "Example",
            Map.of(POP3, new Endpoint("mail.example.org", 995), SMTP, new Endpoint("mail.example.org", 465)));

    private Anna() {}

    static Mailbox at(Servers servers) {
        return new Mailbox(MailAddress.of("anna@example.org"), "Anna Müller", servers);
    }

    static Document xml(byte[] document) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }
}
