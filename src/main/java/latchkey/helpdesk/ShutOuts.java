package latchkey.helpdesk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.BannedNetwork;

/**
 * What mail servers shut out, as far as it concerns the rows of a list.
 *
 * @param byClient by the id of the failing client
 * @param silentSince mail servers that do not tell
 * @param told whether any mail server tells of such networks at all
 */
record ShutOuts(Map<String, BannedNetwork> byClient, Map<String, Instant> silentSince, boolean told) {
    public boolean has(String client) {
        return byClient.containsKey(client);
    }

    public BannedNetwork of(String client) {
        return Objects.requireNonNull(byClient.get(client));
    }

    /** The question for one of its rows. */
    public String lift(String client, String mailbox) {
        return lift(of(client), Optional.of(mailbox));
    }

    public Set<Map.Entry<String, Instant>> silent() {
        return silentSince.entrySet();
    }

    static String lift(BannedNetwork one, Optional<String> mailbox) {
        return "/helpdesk/bans/lift?server=" + encoded(one.mailServer()) + "&network=" + encoded(one.range())
                + mailbox.map(address -> "&account=" + encoded(address)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
