package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import latchkey.mailserver.Bans;

/** Networks that mailcow's netfilter shuts out. */
final class MailcowBans implements Bans {
    /** Despite its name it says how long, not until when. */
    private static final Pattern LEFT = Pattern.compile("(?:(\\d+)d )?(\\d+)h (\\d+)m (\\d+)s");

    private final MailcowApi api;
    private final Clock clock;

    MailcowBans(MailcowApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public List<Ban> active() {
        Instant now = clock.instant();
        JsonNode told = api.ask("get/fail2ban");
        Map<String, Ban> bans = new LinkedHashMap<>();
        rows(told, "active_bans")
                .filter(ban -> ban.hasNonNull("network"))
                .map(ban -> Ban.until(
                        ban.path("network").asText(),
                        now.plus(left(ban)),
                        ban.path("queued_for_unban").asInt() == 1))
                .forEach(ban -> bans.put(ban.network(), ban));
        // Those of its blacklist: netfilter shuts them out again whatever is unbanned. Once they were plain texts.
        rows(told, "perm_bans")
                .map(ban -> ban.isTextual() ? ban.asText() : ban.path("network").asText())
                .filter(network -> !network.isEmpty())
                .forEach(network -> bans.put(network, Ban.forGood(network)));
        return List.copyOf(bans.values());
    }

    /** None are an empty text, or nothing at all. */
    private static Stream<JsonNode> rows(JsonNode told, String field) {
        return told.path(field).isArray()
                ? StreamSupport.stream(told.path(field).spliterator(), false)
                : Stream.empty();
    }

    @Override
    public void lift(String network) {
        boolean shutOut = active().stream()
                .anyMatch(ban -> ban.network().equals(network) && !ban.beingLifted() && !ban.forGood());
        if (shutOut) {
            Map<String, Object> order = new LinkedHashMap<>();
            order.put("items", List.of(network));
            order.put("attr", Map.of("action", "unban"));
            api.order("edit/fail2ban", order);
        }
    }

    private static Duration left(JsonNode ban) {
        Matcher left = LEFT.matcher(ban.path("banned_until").asText());
        if (!left.matches()) {
            return Duration.ZERO;
        }
        long days = left.group(1) == null ? 0 : Long.parseLong(left.group(1));
        return Duration.ofDays(days)
                .plusHours(Long.parseLong(left.group(2)))
                .plusMinutes(Long.parseLong(left.group(3)))
                .plusSeconds(Long.parseLong(left.group(4)));
    }
}
