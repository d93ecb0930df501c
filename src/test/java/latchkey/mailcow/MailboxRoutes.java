package latchkey.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code get/mailbox/…} and {@code edit/mailbox}. */
final class MailboxRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> WAYS = List.of("imap", "pop3", "smtp", "sieve", "eas", "dav");

    private final MailcowState state;
    private final Delays delays;

    MailboxRoutes(MailcowState state, Delays delays) {
        this.state = state;
        this.delays = delays;
    }

    ApiAnswer get(String which, Optional<String> domain) {
        if (which.equals("reduced")) {
            // The undocumented list, three times as fast; versions without it take the word for a mailbox.
            return state.servesReducedList ? listed(domain, 1) : ApiAnswer.EMPTY;
        }
        if (which.equals("all")) {
            return listed(domain, 3);
        }
        delays.question();
        return state.mailbox(which).map(one -> ApiAnswer.of(row(one))).orElse(ApiAnswer.EMPTY);
    }

    private ApiAnswer listed(Optional<String> domain, int times) {
        List<Map<String, Object>> rows =
                state.mailboxesOf(domain).stream().map(MailboxRoutes::row).toList();
        delays.mailboxes(rows.size() * times);
        return ApiAnswer.list(rows);
    }

    private static Map<String, Object> row(StubMailbox mailbox) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("username", mailbox.username);
        row.put("active", mailbox.active ? 1 : 0);
        row.put("active_int", mailbox.active ? 1 : 0);
        row.put("domain", mailbox.domain);
        row.put("name", mailbox.name);
        row.put("authsource", mailbox.source.text);
        row.put("attributes", mailbox.attributes);
        for (String login : List.of("imap", "smtp", "pop3", "sso")) {
            row.put("last_" + login + "_login", 0);
        }
        return row;
    }

    ApiAnswer edit(JsonNode order) {
        List<Map<String, Object>> said = new ArrayList<>();
        for (JsonNode item : order.path("items")) {
            Optional<StubMailbox> mailbox = state.mailbox(item.asText());
            if (mailbox.isEmpty()) {
                said.add(said("danger", "access_denied", order));
                continue;
            }
            JsonNode access = order.path("attr").path("protocol_access");
            if (access.isArray() && !state.ignoresSwitches) {
                set(mailbox.get(), access);
            }
            said.add(said("success", List.of("mailbox_modified", item.asText()), order));
        }
        return ApiAnswer.of(said);
    }

    /** All of them, also those that are not named. */
    private static void set(StubMailbox mailbox, JsonNode access) {
        List<String> named = new ArrayList<>();
        access.forEach(one -> named.add(one.asText()));
        for (String way : WAYS) {
            if (mailbox.attributes.containsKey(way + "_access")) {
                mailbox.attributes.put(way + "_access", named.contains(way) ? "1" : "0");
            }
        }
    }

    private static Map<String, Object> said(String type, Object message, JsonNode order) {
        return ApiAnswer.said(type, message, "mailbox", "edit", "mailbox", JSON.convertValue(order, Object.class));
    }
}
