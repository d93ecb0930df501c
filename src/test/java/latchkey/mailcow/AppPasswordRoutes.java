package latchkey.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code add|edit|delete/app-passwd}, as mailcow's PHP does it. */
final class AppPasswordRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "app_passwd";

    private final MailcowState state;
    private final StubClock clock;

    AppPasswordRoutes(MailcowState state, StubClock clock) {
        this.state = state;
        this.clock = clock;
    }

    ApiAnswer list(String which, Optional<String> address) {
        // Trap: one by its id is answered by nothing.
        if (!which.equals("all") || address.isEmpty()) {
            return ApiAnswer.NOTHING;
        }
        return ApiAnswer.list(state.appPasswordsOf(address.get()).stream()
                .map(StubAppPassword::listed)
                .toList());
    }

    ApiAnswer add(JsonNode order) {
        Object log = masked(order);
        String password = order.path("app_passwd").asText("");
        if (state.mailbox(order.path("username").asText("")).isEmpty()) {
            return ApiAnswer.of(List.of(ApiAnswer.said("danger", "access_denied", NAME, "add", log)));
        }
        Optional<ApiAnswer> unfit = unfit(password, order.path("app_passwd2").asText(""));
        if (unfit.isPresent()) {
            return unfit.get();
        }
        String name = Escaped.once(order.path("app_name").asText("").strip());
        if (name.isEmpty()) {
            return ApiAnswer.of(List.of(ApiAnswer.said("danger", "app_name_empty", NAME, "add", log)));
        }
        // Traps: without active it is off; without protocols, or with misspelt ones, it is good for nothing.
        state.insert(
                order.path("username").asText(),
                name,
                password,
                scopes(order.path("protocols")),
                order.path("active").asInt() == 1);
        return ApiAnswer.of(List.of(ApiAnswer.said("success", "app_passwd_added", NAME, "add", log)));
    }

    ApiAnswer edit(JsonNode order) {
        JsonNode attributes = order.path("attr");
        String username = attributes.path("username").asText("");
        // Trap: without the mailbox's name the database refuses, and nobody says so.
        if (state.mailbox(username).isEmpty()) {
            return ApiAnswer.NOTHING;
        }
        List<Map<String, Object>> said = new ArrayList<>();
        for (JsonNode item : order.path("items")) {
            Optional<StubAppPassword> one = state.appPassword(item.asInt());
            if (one.isEmpty()) {
                said.add(ApiAnswer.said(
                        "danger", List.of("app_passwd_id_invalid", item.asText()), NAME, "edit", masked(order)));
                continue;
            }
            change(one.get(), attributes, username);
            said.add(ApiAnswer.said("success", List.of("object_modified", item.asText()), NAME, "edit", masked(order)));
        }
        return ApiAnswer.of(said);
    }

    private void change(StubAppPassword one, JsonNode attributes, String username) {
        // Trap: with another mailbox's name the row moves there, and its domain column stays behind.
        one.mailbox = username;
        if (attributes.has("app_name")) {
            one.name = Escaped.once(attributes.path("app_name").asText().strip());
        }
        if (attributes.has("protocols")) {
            one.scopes = scopes(attributes.path("protocols"));
        }
        if (attributes.has("active")) {
            one.active = attributes.path("active").asInt() == 1;
        }
        if (!attributes.path("app_passwd").asText("").isEmpty()) {
            one.password = PasswordScheme.kept(attributes.path("app_passwd").asText());
        }
        one.modified = clock.local(clock.instant());
    }

    /** Trap: whose they are nobody asks; and an array stops at the first that is not there. */
    ApiAnswer delete(JsonNode ids) {
        List<Map<String, Object>> said = new ArrayList<>();
        Map<String, Object> log = Map.of("id", JSON.convertValue(ids, Object.class));
        for (JsonNode id : ids) {
            if (!state.removeAppPassword(id.asInt())) {
                said.add(ApiAnswer.said("danger", "app_passwd_id_invalid", NAME, "delete", log));
                break;
            }
            said.add(ApiAnswer.said("success", List.of("app_passwd_removed", id.asText()), NAME, "delete", log));
        }
        return ApiAnswer.of(said);
    }

    /** The policy is applied to what was sent, be it a hash. */
    private Optional<ApiAnswer> unfit(String password, String again) {
        if (password.length() < state.policyLength) {
            return Optional.of(passwordCheck("password_complexity"));
        }
        return password.equals(again) ? Optional.empty() : Optional.of(passwordCheck("password_mismatch"));
    }

    private static ApiAnswer passwordCheck(String message) {
        return ApiAnswer.of(List.of(ApiAnswer.said("danger", message, "password_check", null, null)));
    }

    private Set<String> scopes(JsonNode protocols) {
        Set<String> scopes = new TreeSet<>();
        protocols.forEach(protocol -> {
            if (!state.losesProtocols && StubAppPassword.SCOPES.contains(protocol.asText())) {
                scopes.add(protocol.asText());
            }
        });
        return scopes;
    }

    private static Object masked(JsonNode order) {
        JsonNode copy = order.deepCopy();
        for (JsonNode part : List.of(copy, copy.path("attr"))) {
            if (part instanceof ObjectNode object) {
                List.of("app_passwd", "app_passwd2").forEach(field -> {
                    if (object.has(field)) {
                        object.put(field, "*");
                    }
                });
            }
        }
        return JSON.convertValue(copy, Object.class);
    }
}
