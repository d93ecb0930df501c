package latchkey.mailserver.mailcow.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

    /** Clocks are not the same to the second. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final MailcowLogs logs;
    private final Optional<MailcowDatabase> database;
    private final ZoneId zone;
    private final ReportKey key;
    private int ask = MOST;

    ReadSasl(MailcowLogs logs, Optional<MailcowDatabase> database, ZoneId zone, ReportKey key) {
        this.logs = logs;
        this.database = database;
        this.zone = zone;
        this.key = key;
    }

    /** @param clock what is known of mailcow's clock before */
    SaslRows read(SeenRows seen, ClockBounds clock, DatabaseTime time) {
        return database.map(asked -> of(asked, seen, clock, time)).orElseGet(() -> ofApi(seen, clock, time));
    }

    private SaslRows of(MailcowDatabase database, SeenRows seen, ClockBounds clock, DatabaseTime time) {
        Instant asked = time.now();
        Instant from = seen.position().orElse(asked.minus(DAY)).minus(SeenRows.OVERLAP);
        MailcowDatabase.Rows rows = database.sasl(from.plus(clock.middle()).getEpochSecond(), MOST);
        Instant answered = time.now();
        Instant there = Instant.ofEpochMilli(rows.clock());
        ClockBounds bounds = new ClockBounds(Duration.between(answered, there), Duration.between(asked, there));
        return new SaslRows(
                rows.rows().stream()
                        .map(row -> resolved(row, seen, bounds, answered))
                        .toList(),
                bounds,
                rows.rows().size() == MOST);
    }

    private SaslRows ofApi(SeenRows seen, ClockBounds clock, DatabaseTime time) {
        Instant asked = time.now();
        int lines = ask;
        MailcowLogs.Newest newest = logs.newest("sasl", lines);
        Instant answered = time.now();
        ClockBounds bounds = newest.at()
                .map(date -> clock.and(ClockBounds.of(date, asked, answered)))
                .orElse(clock);
        List<SaslRow> rows = newest.lines().stream()
                .flatMap(row -> row(row).stream())
                .map(row -> resolved(row, seen, bounds, answered))
                .toList();
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

    /** Nothing is from the future, and what was read in the first of two such hours is no news in the second. */
    private SaslRow resolved(SaslRow row, SeenRows seen, ClockBounds bounds, Instant now) {
        boolean first = row.second() == row.again()
                || bounds.earliest(row.again()).isAfter(now.plus(SOON))
                || key.any().anyMatch(one -> seen.has(row.known(one)));
        return first ? row : row.later();
    }

    private Optional<SaslRow> row(JsonNode row) {
        try {
            LocalDateTime written = LocalDateTime.parse(row.path("datetime").asText(), WRITTEN);
            ZonedDateTime at = written.atZone(zone);
            return Optional.of(new SaslRow(
                    row.path("service").asText(),
                    row.path("app_password").asInt(),
                    row.path("username").asText(),
                    row.path("real_rip").asText(),
                    at.withEarlierOffsetAtOverlap().toEpochSecond(),
                    at.withLaterOffsetAtOverlap().toEpochSecond()));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
