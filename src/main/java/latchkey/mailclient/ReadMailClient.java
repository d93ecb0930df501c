package latchkey.mailclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import latchkey.mailclient.MailClient.Group;
import latchkey.mailclient.MailClient.Icon;
import latchkey.mailclient.MailClient.ImapId;
import latchkey.mailclient.MailClient.Sending;
import latchkey.mailclient.MailClient.Steps;
import latchkey.mailclient.MailClient.Way;
import latchkey.shared.Protocol;

/** One file of the catalogue. Refuses with the name of the file and the field: whoever writes one is to find his mistake. */
final class ReadMailClient {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String key;

    private ReadMailClient(String key) {
        this.key = key;
    }

    static MailClient of(String key) {
        return new ReadMailClient(key).read();
    }

    /** @throws IllegalStateException for a file that is missing or not as it has to be */
    static MailClient of(String key, String yaml) {
        try {
            return new ReadMailClient(key).client(YAML.readTree(yaml));
        } catch (IOException notYaml) {
            throw new IllegalStateException("clients/" + key + ".yaml is no YAML", notYaml);
        }
    }

    private MailClient read() {
        try (InputStream file = ReadMailClient.class.getResourceAsStream("/clients/" + key + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("clients/" + key + ".yaml is missing");
            }
            return client(YAML.readTree(file));
        } catch (IOException notYaml) {
            throw new IllegalStateException("clients/" + key + ".yaml is no YAML", notYaml);
        }
    }

    private MailClient client(JsonNode file) {
        return new MailClient(
                key,
                text(file, "name"),
                text(file, "platforms"),
                one(Group.class, file, "group"),
                one(Icon.class, file, "icon"),
                protocols(file, "protocols"),
                protocols(file, "usual"),
                one(Sending.class, file, "smtpPassword"),
                text(file, "heldBy"),
                new ImapId(texts(at(file, "id"), "names"), one(ImapId.When.class, at(file, "id"), "when")),
                texts(file, "ways").stream().map(way -> one(Way.class, way)).toList(),
                at(file, "checked").booleanValue(),
                steps(at(file, "steps")));
    }

    private Map<String, Steps> steps(JsonNode languages) {
        Map<String, Steps> steps = new HashMap<>();
        for (Map.Entry<String, JsonNode> language : languages.properties()) {
            JsonNode texts = language.getValue();
            steps.put(
                    language.getKey(),
                    new Steps(
                            texts(texts, "new"),
                            texts(texts, "receiving"),
                            texts(texts, "sending"),
                            text(texts, "note")));
        }
        if (!steps.containsKey("en")) {
            throw wrong("steps", "has no English");
        }
        return Map.copyOf(steps);
    }

    private Set<Protocol> protocols(JsonNode file, String field) {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        for (String name : texts(file, field)) {
            protocols.add(Protocol.ofKey(name).orElseThrow(() -> wrong(field, "knows no " + name)));
        }
        return protocols;
    }

    private <E extends Enum<E>> E one(Class<E> type, JsonNode file, String field) {
        return one(type, text(file, field));
    }

    private <E extends Enum<E>> E one(Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw wrong(type.getSimpleName(), "knows no " + text);
        }
    }

    private List<String> texts(JsonNode file, String field) {
        List<String> texts = new ArrayList<>();
        at(file, field).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private String text(JsonNode file, String field) {
        return at(file, field).asText();
    }

    private JsonNode at(JsonNode file, String field) {
        JsonNode value = file.get(field);
        if (value == null) {
            throw wrong(field, "is missing");
        }
        return value;
    }

    private IllegalStateException wrong(String field, String how) {
        return new IllegalStateException("clients/" + key + ".yaml: " + field + " " + how);
    }
}
