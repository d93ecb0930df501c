package latchkey.mailserver.mailcow.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.PublishedAppPasswords.Published;

/** What mailcow writes of Anna's logins, and what is known of her. */
final class AnnasRows {
    static final String ANNA = "anna@example.org";

    static final String HOME = "203.0.113.9";
    static final Instant NOW = Instant.parse("2026-08-05T12:00:00Z");
    static final long SECOND = NOW.getEpochSecond();
    static final Instant DAY_BEFORE = NOW.minus(Duration.ofDays(1));
    static final ClockBounds RIGHT = new ClockBounds(Duration.ofMillis(-100), Duration.ofMillis(100));

    private AnnasRows() {}

    static WhatIsKnown known(List<Published> published, Map<String, KnownMailbox> mailboxes) {
        return new WhatIsKnown(
                mailboxes, Set.of("example.org"), Set.of(), Map.of(ANNA, false), Map.of(), Map.of("7", published));
    }

    static SaslRow row(String service, int appPassword, String ip, long second) {
        return new SaslRow(service, appPassword, ANNA, ip, second);
    }
}
