package latchkey.mailcow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of the API, byte by byte as mailcow gives it. */
record ApiAnswer(int status, String body, boolean stalls) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Trap: so it answers without a key, for what it does not know, and where something failed that it does not tell. */
    static final ApiAnswer NOTHING = new ApiAnswer(200, "");

    /** Trap: of an empty list, too. */
    static final ApiAnswer EMPTY = new ApiAnswer(200, "{}");

    ApiAnswer(int status, String body) {
        this(status, body, false);
    }

    /** The same, but for its second half. */
    ApiAnswer stalling() {
        return new ApiAnswer(status, body, true);
    }

    static ApiAnswer of(Object value) {
        return new ApiAnswer(200, json(value));
    }

    static ApiAnswer list(List<?> rows) {
        return rows.isEmpty() ? EMPTY : of(rows);
    }

    static ApiAnswer error(int status, String message) {
        return new ApiAnswer(status, "{\"type\":\"error\",\"msg\":\"" + message + "\"}");
    }

    /** An element of what an order is answered by; the status is 200 whatever it says. */
    static Map<String, Object> said(String type, Object message, @Nullable Object... log) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("type", type);
        element.put("log", Arrays.asList(log));
        element.put("msg", message);
        return element;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
