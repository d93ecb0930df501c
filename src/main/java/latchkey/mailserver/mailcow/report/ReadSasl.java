package latchkey.mailserver.mailcow.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.mailcow.MailcowDatabase;
import latchkey.mailserver.mailcow.MailcowLogs;

/** Reads {@code sasl_log}: from mailcow's database where that may be asked, else as its API lists it. */
final class ReadSasl {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int LEAST = 1_000;
    private static final int MOST = 9_999;
    private static final int TIMES_AS_MANY = 3;
    private static final Duration DAY = Duration.ofDays(1);

    private final MailcowLogs logs;
    private final Optional<MailcowDatabase> database;
    private final ZoneId zone;
    private int ask = MOST;

    ReadSasl(MailcowLogs logs, Optional<MailcowDatabase> database, ZoneId zone) {
        this.logs = logs;
        this.database = database;
        this.zone = zone;
    }

    /** @param clock what is known of mailcow's clock before */
    SaslRows read(SeenRows seen, ClockBounds clock, DatabaseTime time) {
        return database.map(asked -> of(asked, seen, clock, time)).orElseGet(() -> ofApi(seen, clock, time));
    }

    private static SaslRows of(MailcowDatabase database, SeenRows seen, ClockBounds clock, DatabaseTime time) {
        Instant asked = time.now();
        Instant from = seen.position().orElse(asked.minus(DAY)).minus(SeenRows.OVERLAP);
        MailcowDatabase.Rows rows = database.sasl(from.plus(clock.middle()).getEpochSecond(), MOST);
        Instant answered = time.now();
        Instant there = Instant.ofEpochMilli(rows.clock());
        return new SaslRows(
                rows.rows(),
                new ClockBounds(Duration.between(answered, there), Duration.between(asked, there)),
                rows.rows().size() == MOST);
    }

    private SaslRows ofApi(SeenRows seen, ClockBounds clock, DatabaseTime time) {
        Instant asked = time.now();
        int lines = ask;
        MailcowLogs.Newest newest = logs.newest("sasl", lines);
        ClockBounds bounds = newest.at()
                .map(date -> clock.and(ClockBounds.of(date, asked, time.now())))
                .orElse(clock);
        List<SaslRow> rows =
                newest.lines().stream().flatMap(row -> row(row).stream()).toList();
        Instant position = seen.position().orElse(asked.minus(DAY));
        boolean cutOff = rows.size() >= lines
                && rows.stream().noneMatch(row -> bounds.likely(row.second()).isBefore(position));
        long fresh = rows.stream()
                .filter(row -> !bounds.likely(row.second()).isBefore(position))
                .count();
        ask = cutOff ? MOST : (int) Math.min(MOST, LEAST + TIMES_AS_MANY * fresh);
        if (rows.isEmpty() && !newest.lines().isEmpty()) {
            throw new Unreachable("rows of sasl_log are not understood");
        }
        return new SaslRows(rows, bounds, cutOff);
    }

    private Optional<SaslRow> row(JsonNode row) {
        try {
            LocalDateTime written = LocalDateTime.parse(row.path("datetime").asText(), WRITTEN);
            return Optional.of(new SaslRow(
                    row.path("service").asText(),
                    row.path("app_password").asInt(),
                    row.path("username").asText(),
                    row.path("real_rip").asText(),
                    written.atZone(zone).toEpochSecond()));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
