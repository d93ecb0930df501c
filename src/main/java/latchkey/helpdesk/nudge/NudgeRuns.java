package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.audit.Actor;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.shared.Statements;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** The rounds of nudges, in the caller's transaction. */
@ApplicationScoped
class NudgeRuns {
    private static final int NEWEST = 50;

    /** Among so many those are looked for that somebody of some domains may see. */
    private static final int LOOKED_AT = 1000;

    private static final int AT_ONCE = 500;

    private final Statements statements;

    NudgeRuns(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /**
     * How many accounts have one outcome.
     *
     * @param done of these
     */
    record Count(Optional<Way> way, Optional<Why> why, long accounts, long done) {}

    private record Nudged(String address, Instant at) {}

    List<NudgeRun> newest(StaffDomains within) {
        return statements
                .rows("SELECT * FROM nudge_run ORDER BY made_at DESC, id LIMIT " + LOOKED_AT, NudgeRun::of)
                .stream()
                .filter(run -> within.coverAllOf(run.within()))
                .limit(NEWEST)
                .toList();
    }

    Optional<NudgeRun> find(UUID id) {
        return statements.rows("SELECT * FROM nudge_run WHERE id = ?", NudgeRun::of, id).stream()
                .findFirst();
    }

    NudgeRun visible(UUID id, StaffDomains within) {
        return find(id).filter(run -> within.coverAllOf(run.within())).orElseThrow(Refusal.NotFound::new);
    }

    Optional<NudgeRun> lock(UUID id) {
        return statements.rows("SELECT * FROM nudge_run WHERE id = ? FOR UPDATE", NudgeRun::of, id).stream()
                .findFirst();
    }

    List<NudgeRun> atWork() {
        return statements.rows("SELECT * FROM nudge_run WHERE state = 'RUNNING' ORDER BY begun_at, id", NudgeRun::of);
    }

    /** @return false if there is one of this number already */
    boolean add(UUID id, Asked asked, List<NudgeLine> lines, StaffDomains within, String by, Instant now) {
        int added = statements.change(
                "INSERT IGNORE INTO nudge_run (id, made_at, made_by, domains, filter, account, state, planned)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'DRY', ?)",
                id,
                Utc.column(now),
                by,
                within.sqlList(),
                asked.text(),
                asked.account().orElse(null),
                lines.stream().filter(line -> line.way().isPresent()).count());
        if (added == 0) {
            return false;
        }
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            addLines(id, lines.subList(from, Math.min(from + AT_ONCE, lines.size())));
        }
        return true;
    }

    private void addLines(UUID id, List<NudgeLine> lines) {
        List<@Nullable Object> values = new ArrayList<>();
        for (NudgeLine line : lines) {
            values.add(id);
            values.add(line.number());
            values.add(line.address());
            values.add(line.way().orElse(null));
            values.add(line.why().orElse(null));
            values.add(line.keys());
            values.add(line.done());
        }
        statements.change(
                "INSERT INTO nudge_line (run, number, address, way, why, reasons, done) VALUES "
                        + lines.stream().map(line -> "(?, ?, ?, ?, ?, ?, ?)").collect(Collectors.joining(",")),
                values.toArray());
    }

    void begin(UUID id, Actor by, Instant now) {
        statements.change(
                "UPDATE nudge_run SET state = 'RUNNING', begun_by = ?, begun_role = ?, begun_at = ?, ended_at = NULL"
                        + " WHERE id = ?",
                by.who(),
                by.role(),
                Utc.column(now),
                id);
    }

    void rest(UUID id, NudgeRun.State state, Instant now) {
        statements.change("UPDATE nudge_run SET state = ?, ended_at = ? WHERE id = ?", state, Utc.column(now), id);
    }

    /** The next one whose turn has not come. */
    Optional<NudgeLine> next(UUID id) {
        return statements
                .rows(
                        "SELECT * FROM nudge_line WHERE run = ? AND NOT done ORDER BY number LIMIT 1 FOR UPDATE",
                        NudgeLine::of,
                        id)
                .stream()
                .findFirst();
    }

    /** @param sentAt absent if nobody was nudged after all */
    void done(UUID id, NudgeLine line, Optional<Instant> sentAt) {
        statements.change(
                "UPDATE nudge_line SET way = ?, why = ?, reasons = ?, done = TRUE, sent_at = ? WHERE run = ? AND number = ?",
                line.way().orElse(null),
                line.why().orElse(null),
                line.keys(),
                sentAt.map(Utc::column).orElse(null),
                id,
                line.number());
    }

    /** Those whose turn has come. */
    List<NudgeLine> letters(UUID id, int after, int most) {
        return statements.rows(
                "SELECT * FROM nudge_line WHERE run = ? AND way = ? AND done AND number > ? ORDER BY number LIMIT ?",
                NudgeLine::of,
                id,
                Way.LETTER,
                after,
                most);
    }

    /** A mail that went to nobody, or a letter that was printed by now: {@code at} is when he was nudged after all. */
    void nudged(UUID id, int number, Optional<Instant> at) {
        statements.change(
                "UPDATE nudge_line SET sent_at = ? WHERE run = ? AND number = ?",
                at.map(Utc::column).orElse(null),
                id,
                number);
    }

    /** In all rounds, by mail: letters that are printed hold up nobody. */
    long mailedAfter(Instant instant) {
        return statements
                .rows(
                        "SELECT COUNT(*) FROM nudge_line WHERE sent_at > ? AND way <> ?",
                        row -> row.getLong(1),
                        Utc.column(instant),
                        Way.LETTER)
                .get(0);
    }

    /** When the owners of these were nudged last, as far as it is kept. */
    Map<String, Instant> nudged(Collection<String> addresses) {
        return addresses.isEmpty()
                ? Map.of()
                : statements
                        .rows(
                                "SELECT address, MAX(sent_at) FROM nudge_line WHERE sent_at IS NOT NULL AND address IN ("
                                        + Statements.marks(addresses) + ") GROUP BY address",
                                row -> new Nudged(row.getString(1), Utc.instant(row.getObject(2, LocalDateTime.class))),
                                addresses.toArray())
                        .stream()
                        .collect(Collectors.toMap(Nudged::address, Nudged::at));
    }

    List<Count> counts(UUID id) {
        return statements.rows(
                "SELECT way, why, COUNT(*), SUM(done) FROM nudge_line WHERE run = ? GROUP BY way, why",
                row -> new Count(
                        Optional.ofNullable(row.getString(1)).map(Way::valueOf),
                        Optional.ofNullable(row.getString(2)).map(Why::valueOf),
                        row.getLong(3),
                        row.getLong(4)),
                id);
    }

    List<NudgeLine> lines(UUID id, Optional<Way> way, Optional<Why> why, int after, int most) {
        return statements.rows(
                "SELECT * FROM nudge_line WHERE run = ? AND way <=> ? AND why <=> ? AND number > ? ORDER BY number LIMIT ?",
                NudgeLine::of,
                id,
                way.orElse(null),
                why.orElse(null),
                after,
                most);
    }
}
