package latchkey.mailcow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /api/v1/…}, by method and path. */
final class ApiRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOGS = Pattern.compile("get/logs/([a-z0-9-]+)/([0-9]+(?:-[0-9]+)?)");
    private static final Pattern MAILBOX = Pattern.compile("get/mailbox/([^/]+)(?:/([^/]+))?");
    private static final Pattern APP_PASSWORD = Pattern.compile("get/app-passwd/([^/]+)(?:/([^/]+))?");

    private final Map<String, Function<JsonNode, ApiAnswer>> orders;
    private final AppPasswordRoutes appPasswords;
    private final MailboxRoutes mailboxes;
    private final OtherRoutes others;
    private final MailcowState state;
    private final Delays delays;

    ApiRoutes(MailcowState state, Delays delays) {
        this.state = state;
        this.delays = delays;
        this.appPasswords = new AppPasswordRoutes(state, state.clock);
        this.mailboxes = new MailboxRoutes(state, delays);
        this.others = new OtherRoutes(state, delays);
        this.orders = Map.of(
                "add/app-passwd", appPasswords::add,
                "edit/app-passwd", appPasswords::edit,
                "delete/app-passwd", appPasswords::delete,
                "edit/mailbox", mailboxes::edit,
                "edit/fail2ban", others::editBans);
    }

    ApiAnswer answer(String method, String route, String body) {
        boolean isOrder = List.of("add", "edit", "delete").contains(route.split("/", -1)[0]);
        if (isOrder != method.equals("POST")) {
            return ApiAnswer.error(405, "only " + (isOrder ? "POST" : "GET") + " method is allowed");
        }
        return isOrder ? order(route, body) : question(route);
    }

    private ApiAnswer order(String route, String body) {
        Function<JsonNode, ApiAnswer> order = orders.get(route);
        if (order == null) {
            return ApiAnswer.error(404, "route not found");
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            return ApiAnswer.error(400, "Request body doesn't contain valid json!");
        }
        delays.order();
        synchronized (state) {
            return order.apply(json);
        }
    }

    private ApiAnswer question(String route) {
        return switch (route) {
            case "get/status/version" -> others.version();
            case "get/passwordpolicy" -> others.policy();
            case "get/fail2ban" -> others.bans();
            default -> parametrised(route);
        };
    }

    private ApiAnswer parametrised(String route) {
        Matcher logs = LOGS.matcher(route);
        if (logs.matches()) {
            return others.logs(logs.group(1), logs.group(2));
        }
        Matcher mailbox = MAILBOX.matcher(route);
        if (mailbox.matches()) {
            return mailboxes.get(mailbox.group(1), Optional.ofNullable(mailbox.group(2)));
        }
        Matcher appPassword = APP_PASSWORD.matcher(route);
        if (appPassword.matches()) {
            delays.question();
            return appPasswords.list(appPassword.group(1), Optional.ofNullable(appPassword.group(2)));
        }
        return ApiAnswer.error(404, "route not found");
    }
}
