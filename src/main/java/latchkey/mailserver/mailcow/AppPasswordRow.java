package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import latchkey.mailserver.MailServer.Credential;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** An app password as mailcow lists it. */
record AppPasswordRow(
        String id, String mailbox, String name, String hash, Set<String> scopes, boolean active, String created) {
    private static final String SCOPE = "_access";
    private static final DateTimeFormatter AS_MARIADB_WRITES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static AppPasswordRow of(JsonNode row) {
        Set<String> scopes = new TreeSet<>();
        row.fieldNames().forEachRemaining(field -> {
            if (field.endsWith(SCOPE) && row.path(field).asInt() == 1) {
                scopes.add(field);
            }
        });
        return new AppPasswordRow(
                row.path("id").asText(),
                row.path("mailbox").asText(),
                unescaped(row.path("name").asText()),
                row.path("password").asText(),
                scopes,
                row.path("active").asInt() == 1,
                row.path("created").asText());
    }

    static Set<String> scopes(Set<Protocol> protocols) {
        Set<String> scopes = new TreeSet<>();
        protocols.forEach(protocol -> scopes.add(protocol.key() + SCOPE));
        return scopes;
    }

    boolean isIn(MailAddress address) {
        return mailbox.equalsIgnoreCase(address.toString());
    }

    boolean isOurs() {
        return OurName.selectorIn(name).isPresent();
    }

    /** By its name, or, if somebody has called it otherwise, by the hash that nobody else can have. */
    boolean isOf(Credential credential) {
        return OurName.selectorIn(name).filter(credential.selector()::equals).isPresent()
                || (!credential.hash().isEmpty() && hash.equals(credential.hash()));
    }

    /** Whether nothing would have to be changed. */
    boolean isAsWanted(Credential credential) {
        return active
                && hash.equals(credential.hash())
                && scopes.equals(scopes(credential.protocols()))
                && name.equals(
                        OurName.of(credential.label(), credential.selector()).text());
    }

    Set<Protocol> protocols() {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            if (scopes.contains(protocol.key() + SCOPE)) {
                protocols.add(protocol);
            }
        }
        return protocols;
    }

    /** Calendars, telephones, and whatever a later mailcow may add. */
    List<String> otherWays() {
        return scopes.stream()
                .map(scope -> scope.substring(0, scope.length() - SCOPE.length()))
                .filter(way -> Protocol.ofKey(way).isEmpty())
                .sorted()
                .toList();
    }

    Optional<Instant> madeAt(ZoneId zone) {
        try {
            return Optional.of(
                    LocalDateTime.parse(created, AS_MARIADB_WRITES).atZone(zone).toInstant());
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    /** mailcow escapes a name when it takes it, and again when it lists it. */
    private static String unescaped(String name) {
        UnaryOperator<String> once = text -> text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#039;", "'")
                .replace("&amp;", "&");
        return once.apply(once.apply(name));
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "app password " + id + " of " + mailbox;
    }
}
