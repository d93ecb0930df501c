package latchkey.mailclient.format;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes a settings file as K-9 Mail and Thunderbird for Android do, in the same steps and with the same defaults. There the steps
 * are SettingsFileParser, SettingsImporter, AccountSettingsValidator, ServerSettingsValidator with ServerSettingsDescriptions,
 * IdentitySettingsValidator and ServerSettings ({@code com.fsck.k9.preferences} and {@code com.fsck.k9.mail}, autumn of 2026).
 *
 * <p>Where the app falls back to a default without a word, so does this: what is taken then is not what was meant.
 */
final class K9Importer {
    private static final String FORMAT = "1";
    private static final int WITHOUT_UPGRADE = 95;
    private static final int NO_PORT = -1;
    private static final Set<String> SECURITY = Set.of("NONE", "STARTTLS_REQUIRED", "SSL_TLS_REQUIRED");
    private static final Set<String> AUTHENTICATION = Set.of("PLAIN", "CRAM_MD5", "EXTERNAL", "XOAUTH2", "NONE");
    private static final Set<String> DELETE_POLICIES = Set.of("NEVER", "DELETE", "MARK_AS_READ");

    private final XMLStreamReader xml;
    private final List<String> skipped = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();

    private K9Importer(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** What the app would say it could not import. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** @param skipped elements that it would leave unread */
    record Taken(List<Account> accounts, List<String> skipped) {}

    record Account(
            String uuid,
            String name,
            Server incoming,
            Server outgoing,
            String deletePolicy,
            List<Identity> identities) {}

    record Server(
            String type,
            String host,
            int port,
            String security,
            String authentication,
            String username,
            String password) {}

    record Identity(String name, String email) {}

    private interface Element {
        void read() throws XMLStreamException, Refused;
    }

    static Taken take(byte[] file) throws Refused {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            // As UTF-8, whatever the file says of itself.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            K9Importer importer = new K9Importer(factory.createXMLStreamReader(new StringReader(text)));
            importer.document();
            return new Taken(importer.accounts, importer.skipped);
        } catch (XMLStreamException | CharacterCodingException broken) {
            throw new Refused(String.valueOf(broken.getMessage()));
        }
    }

    private void document() throws XMLStreamException, Refused {
        boolean[] found = {false};
        children(Map.of("k9settings", () -> {
            found[0] = true;
            root();
        }));
        if (!found[0]) {
            throw new Refused("no k9settings");
        }
        if (accounts.isEmpty()) {
            throw new Refused("neither global settings nor accounts");
        }
    }

    private void root() throws XMLStreamException, Refused {
        if (!FORMAT.equals(attribute("format"))) {
            throw new Refused("another format: " + attribute("format"));
        }
        if (number(attribute("version")).orElse(0) < WITHOUT_UPGRADE) {
            throw new Refused("a version that is brought up to date first, or none: " + attribute("version"));
        }
        children(Map.of("accounts", () -> children(Map.of("account", this::account))));
    }

    private void account() throws XMLStreamException, Refused {
        String uuid = attribute("uuid");
        if (!isUuid(uuid) || accounts.stream().anyMatch(known -> known.uuid().equals(uuid))) {
            skip("account");
            return;
        }
        Map<String, String> texts = new HashMap<>();
        Map<String, String> settings = new HashMap<>();
        Map<String, Server> servers = new HashMap<>();
        List<Identity> identities = new ArrayList<>();
        children(Map.of(
                "name", () -> texts.put("name", text()),
                "incoming-server", () -> servers.put("incoming", server(Set.of("imap", "pop3"))),
                "outgoing-server", () -> servers.put("outgoing", server(Set.of("smtp"))),
                "settings", () -> settings.putAll(settings()),
                "identities", () -> children(Map.of("identity", () -> identities.add(identity())))));
        if (identities.isEmpty()) {
            throw new Refused("an account without an identity");
        }
        String policy = settings.getOrDefault("deletePolicy", "");
        accounts.add(new Account(
                uuid,
                texts.getOrDefault("name", uuid),
                given(servers, "incoming"),
                given(servers, "outgoing"),
                DELETE_POLICIES.contains(policy) ? policy : "NEVER",
                identities));
    }

    private static Server given(Map<String, Server> servers, String which) throws Refused {
        return Optional.ofNullable(servers.get(which)).orElseThrow(() -> new Refused("no " + which + " server"));
    }

    private Server server(Set<String> types) throws XMLStreamException, Refused {
        String type = attribute("type").toLowerCase(Locale.ROOT);
        Map<String, String> texts = texts(Set.of(
                "host",
                "port",
                "connection-security",
                "authentication-type",
                "username",
                "password",
                "client-certificate-alias"));
        String security = texts.getOrDefault("connection-security", "");
        String authentication = texts.getOrDefault("authentication-type", "");
        String username = texts.getOrDefault("username", "");
        String password = texts.getOrDefault("password", "");
        if (!types.contains(type) || !texts.containsKey("host")) {
            throw new Refused("a server without a host, or of an unknown kind: " + type);
        }
        if (!SECURITY.contains(security) || !AUTHENTICATION.contains(authentication)) {
            throw new Refused("no security or authentication that is known: " + security + ", " + authentication);
        }
        if ((username + password).matches("(?s).*[\\r\\n].*")) {
            throw new Refused("a line break in what a server is told");
        }
        int port = number(texts.getOrDefault("port", ""))
                .filter(one -> one > 0 && one <= 0xffff)
                .orElse(NO_PORT);
        return new Server(type, texts.getOrDefault("host", ""), port, security, authentication, username, password);
    }

    private Identity identity() throws XMLStreamException, Refused {
        Map<String, String> texts = texts(Set.of("name", "email", "description"));
        String email = texts.getOrDefault("email", "");
        if (!email.matches("[^@\\s<>,;]+@[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
            throw new Refused("an identity without an address: " + email);
        }
        return new Identity(texts.getOrDefault("name", ""), email);
    }

    private Map<String, String> settings() throws XMLStreamException, Refused {
        Map<String, String> settings = new HashMap<>();
        children(Map.of("value", () -> {
            String key = attribute("key");
            if (key.isEmpty()) {
                throw new Refused("a value without a key");
            }
            settings.putIfAbsent(key, text());
        }));
        return settings;
    }

    private Map<String, String> texts(Set<String> names) throws XMLStreamException, Refused {
        Map<String, String> texts = new HashMap<>();
        Map<String, Element> known = new HashMap<>();
        names.forEach(name -> known.put(name, () -> texts.put(name, text())));
        children(known);
        return texts;
    }

    /** Of the element that was begun, or of the document. */
    private void children(Map<String, Element> known) throws XMLStreamException, Refused {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                Element element = known.get(xml.getLocalName());
                if (element == null) {
                    skip(xml.getLocalName());
                } else {
                    element.read();
                }
            }
        }
    }

    private void skip(String name) throws XMLStreamException, Refused {
        skipped.add(name);
        children(Map.of());
    }

    /** Up to the first element or comment in it. */
    private String text() throws XMLStreamException, Refused {
        if (xml.next() == XMLStreamReader.END_ELEMENT) {
            return "";
        }
        String text = xml.getEventType() == XMLStreamReader.CHARACTERS ? xml.getText() : "";
        if (xml.getEventType() == XMLStreamReader.START_ELEMENT) {
            skip(xml.getLocalName());
        }
        children(Map.of());
        return text;
    }

    private String attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static boolean isUuid(String text) {
        try {
            UUID.fromString(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
