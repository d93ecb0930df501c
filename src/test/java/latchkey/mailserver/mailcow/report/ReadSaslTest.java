package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.mailserver.mailcow.MailcowLogs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** facts/mailcow.md §2: times of sasl_log are of the server's zone, in which an hour of October comes twice. */
class ReadSaslTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ClockBounds RIGHT = ClockBounds.NONE;
    private static final Instant FIRST = Instant.parse("2026-10-25T00:20:00Z");
    private static final Instant SECOND = Instant.parse("2026-10-25T01:20:00Z");

    private final Map<String, String> table = new HashMap<>();
    private SeenRows seen = SeenRows.NONE;

    @Test
    void aLoginInTheFirstOfTheTwoHoursIsToldThen() {
        table.put("203.0.113.1", "2026-10-25 02:20:00");

        assertThat(read(FIRST.plusSeconds(5))).containsExactly(FIRST);
    }

    @Test
    @DisplayName("Data: times of sasl_log are of the server's zone")
    void aLoginInTheSecondOneIsNewsAndOfThatHour() {
        readAllAlongUntil(SECOND.minusSeconds(10));
        table.put("203.0.113.1", "2026-10-25 02:20:00");

        assertThat(read(SECOND.plusSeconds(5))).containsExactly(SECOND);
    }

    @Test
    void whatWasReadInTheFirstIsNotToldAgainInTheSecond() {
        table.put("203.0.113.1", "2026-10-25 02:20:00");
        assertThat(read(FIRST.plusSeconds(5))).hasSize(1);

        readAllAlongUntil(SECOND.plusSeconds(600));
        table.put("203.0.113.2", "2026-10-25 02:20:00");

        assertThat(read(SECOND.plusSeconds(605)))
                .as("the old one is known, the other one was not there before")
                .isEmpty();
        table.put("203.0.113.3", "2026-10-25 02:30:00");
        assertThat(read(SECOND.plusSeconds(610))).containsExactly(SECOND.plusSeconds(600));
    }

    @Test
    void theDayOfSpringAndAllOthersHaveOneTimeEach() {
        table.put("203.0.113.1", "2026-03-29 03:20:00");

        assertThat(read(Instant.parse("2026-03-29T01:20:05Z"))).containsExactly(Instant.parse("2026-03-29T01:20:00Z"));
    }

    /** Every few minutes, as a poll does. */
    private void readAllAlongUntil(Instant end) {
        for (Instant now = FIRST.minusSeconds(60); now.isBefore(end); now = now.plusSeconds(120)) {
            if (seen.position().isEmpty() || now.isAfter(seen.position().get().plus(SeenRows.OVERLAP))) {
                assertThat(read(now)).isEmpty();
            }
        }
    }

    /** @return when those logins were that had not been read before */
    private List<Instant> read(Instant now) {
        MailcowLogs logs = (log, lines) -> new MailcowLogs.Newest(
                table.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .toList(),
                Optional.of(now));
        DatabaseTime time = new DatabaseTime(now, System.nanoTime());
        SaslRows rows = new ReadSasl(logs, Optional.empty(), BERLIN, WrittenLog.KEY).read(seen, RIGHT, time);
        JudgeAccepted judge = new JudgeAccepted(
                new WhatIsKnown(
                        Map.of(),
                        java.util.Set.of("example.org"),
                        java.util.Set.of(),
                        Map.of("anna@example.org", false),
                        Map.of(),
                        Map.of()),
                WrittenLog.KEY,
                RIGHT,
                now.plusSeconds(1),
                seen);
        List<Instant> told = rows.rows().stream()
                .flatMap(row -> judge.judge(row, now.minusSeconds(3_600)).stream())
                .map(NewReport::at)
                .toList();
        seen = seen.and(judge.read(), now, true);
        return told;
    }

    private static JsonNode row(String ip, String datetime) {
        var row = JsonNodeFactory.instance.objectNode();
        Stream.of("service:imap", "username:anna@example.org", "real_rip:" + ip)
                .map(field -> field.split(":", 2))
                .forEach(field -> row.put(field[0], field[1]));
        return row.put("app_password", 7).put("datetime", datetime);
    }
}
