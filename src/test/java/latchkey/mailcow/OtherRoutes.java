package latchkey.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Logs, bans, version and policy. */
final class OtherRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MailcowState state;
    private final Delays delays;

    OtherRoutes(MailcowState state, Delays delays) {
        this.state = state;
        this.delays = delays;
    }

    /** @param part {@code N}, or {@code FROM-TO} by position */
    ApiAnswer logs(String log, String part) {
        if (log.equals("sasl")) {
            return ApiAnswer.list(state.saslLog.newest(Integer.parseInt(part)));
        }
        LogRing ring =
                switch (log) {
                    case "dovecot" -> state.dovecot;
                    case "postfix" -> state.postfix;
                    case "netfilter" -> state.netfilter;
                    default -> new LogRing(log, state.clock);
                };
        List<Map<String, Object>> lines = part.contains("-")
                ? ring.between(Integer.parseInt(part.split("-", -1)[0]), Integer.parseInt(part.split("-", -1)[1]))
                : ring.newest(Integer.parseInt(part));
        delays.lines(lines.size());
        return ApiAnswer.list(lines);
    }

    ApiAnswer bans() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("ban_time", 1_800);
        options.put("ban_time_increment", 1);
        options.put("max_ban_time", 10_000);
        options.put("netban_ipv4", 32);
        options.put("netban_ipv6", 128);
        options.put("max_attempts", 10);
        options.put("retry_window", 600);
        options.put("whitelist", "");
        List<Map<String, Object>> permanent = state.bans.permanent();
        options.put(
                "blacklist",
                permanent.stream()
                        .map(ban -> String.valueOf(ban.get("network")))
                        .collect(Collectors.joining("\n")));
        if (!permanent.isEmpty()) {
            options.put("perm_bans", permanent);
        }
        List<Map<String, Object>> active = state.bans.active();
        options.put("active_bans", active.isEmpty() ? "" : active);
        return ApiAnswer.of(options);
    }

    ApiAnswer editBans(JsonNode order) {
        List<Map<String, Object>> said = new ArrayList<>();
        for (JsonNode item : order.path("items")) {
            if (order.path("attr").path("action").asText().equals("unban")) {
                state.bans.lift(item.asText());
            }
            said.add(ApiAnswer.said(
                    "success",
                    List.of("object_modified", item.asText()),
                    "fail2ban",
                    "edit",
                    JSON.convertValue(order, Object.class)));
        }
        return ApiAnswer.of(said);
    }

    ApiAnswer version() {
        return ApiAnswer.of(Map.of("version", state.version));
    }

    ApiAnswer policy() {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("length", Integer.toString(state.policyLength));
        for (String rule : List.of("chars", "special_chars", "lowerupper", "numbers")) {
            policy.put(rule, "0");
        }
        return ApiAnswer.of(policy);
    }
}
