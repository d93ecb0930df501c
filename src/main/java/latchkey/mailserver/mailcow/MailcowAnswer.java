package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.PortalTurnedAway;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.mailcow.MailcowKey.KeyTurnedAway;
import latchkey.shared.Network;

/**
 * What an answer of the API means; its status says little.
 *
 * @param date as the header tells it
 */
record MailcowAnswer(int status, String body, Optional<String> date) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DENIED = Pattern.compile("api access denied for ip ([0-9a-fA-F:.]{2,45})\"");
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BROKEN = 500;

    /** It said no to what was asked, and did nothing. */
    static final class Refused extends Declined {
        private final String reason;

        Refused(String reason) {
            super("mailcow refuses: " + reason);
            this.reason = reason;
        }

        /** In mailcow's words, such as {@code access_denied}. */
        String reason() {
            return reason;
        }
    }

    /** The key may read only: mailcow says so of orders. Who forbids a question is something before it. */
    static final class KeyReadsOnly extends PortalTurnedAway {
        KeyReadsOnly() {
            super("the API key may only read");
        }
    }

    /** It fails inside, or something before it does; the next try may get through. */
    static final class Failing extends Unreachable {
        Failing(int status) {
            super("mailcow answers " + status);
        }
    }

    MailcowAnswer(int status, String body) {
        this(status, body, Optional.empty());
    }

    /** By its own clock, in whole seconds. */
    Optional<Instant> at() {
        try {
            return date.map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /** What a question is answered by. */
    JsonNode read() {
        requireOk();
        JsonNode answer = json();
        if (answer.path("type").asText().equals("error")) {
            throw new Refused(text(answer.path("msg")));
        }
        return answer;
    }

    /** Of a list: an empty one is an empty object. */
    List<JsonNode> rows() {
        JsonNode answer = read();
        if (answer.isObject() && answer.isEmpty()) {
            return List.of();
        }
        if (!answer.isArray()) {
            throw new Unreachable("mailcow answers no list");
        }
        return StreamSupport.stream(answer.spliterator(), false).toList();
    }

    /**
     * Of an order: the last word counts, whatever went before.
     *
     * @return the message with what it names
     */
    List<String> done() {
        if (status == FORBIDDEN) {
            throw new KeyReadsOnly();
        }
        requireOk();
        JsonNode answer = json();
        if (!answer.isArray() || answer.isEmpty()) {
            throw new Unreachable("mailcow does not say whether it was done");
        }
        JsonNode last = answer.get(answer.size() - 1);
        String type = last.path("type").asText();
        if (!type.equals("success")) {
            throw new Refused(text(last.path("msg")));
        }
        List<String> message = new ArrayList<>();
        if (last.path("msg").isArray()) {
            last.path("msg").forEach(part -> message.add(part.asText()));
        } else {
            message.add(last.path("msg").asText());
        }
        return message;
    }

    /** It was mailcow that answered, and the key is good for something. */
    void requireReached() {
        if (status == UNAUTHORIZED) {
            throw new KeyTurnedAway("mailcow turns the API key away, or the network it came from", deniedAddress());
        }
        if (status >= BROKEN) {
            throw new Failing(status);
        }
    }

    /** From where it saw the portal come, if that is why; nothing else that it says is repeated. */
    private Optional<String> deniedAddress() {
        Matcher told = DENIED.matcher(body);
        return told.find()
                ? Optional.of(told.group(1)).filter(ip -> Network.of(ip).isPresent())
                : Optional.empty();
    }

    private void requireOk() {
        requireReached();
        if (status != OK) {
            throw new Unreachable("mailcow answers " + status);
        }
        // So it answers without a key, and where something went wrong that it does not tell.
        if (body.isBlank()) {
            throw new Unreachable("mailcow answers 200 and nothing");
        }
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            // Without its message, which quotes the answer.
            throw new Unreachable("mailcow answers something that is not JSON");
        }
    }

    private static String text(JsonNode message) {
        return message.isValueNode() ? message.asText() : message.path(0).asText();
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
