package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.mailserver.ScriptVersions;

/** Reports that never came into the history: trimmed from a full inbox, not stored by a mail server, or set aside. */
@ApplicationScoped
class LossCheck implements SystemCheck {
    private static final Duration NEWS = Duration.ofDays(1);

    private final Ask ask;
    private final ScriptVersions scripts;

    LossCheck(Ask ask, ScriptVersions scripts) {
        this.ask = ask;
        this.scripts = scripts;
    }

    private record Trims(long reports, Optional<LocalDate> last) {}

    private record Rejected(long reports, Optional<Instant> last, String why) {}

    @Override
    public List<Check> checks() {
        return List.of(Check.LOST, Check.REJECTED);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        return List.of(lost(now), rejected(now));
    }

    private Finding lost(Instant now) throws SQLException {
        Trims trims = ask.row(
                "SELECT COALESCE(SUM(reports), 0) AS reports, MAX(day) AS last FROM inbox_trim",
                row -> new Trims(row.getLong("reports"), Optional.ofNullable(row.getObject("last", LocalDate.class))));
        LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
        State state =
                State.redIf(trims.last().filter(day -> !day.isBefore(yesterday)).isPresent());
        List<Finding.Sentence> found = new ArrayList<>();
        found.add(say -> trims.last()
                .map(day -> say.trimmed(
                        trims.reports(), day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .orElseGet(say::noneTrimmed));
        for (ScriptVersions.Seen seen : scripts.all()) {
            if (seen.lostAt().isPresent()) {
                found.add(say ->
                        say.lost(seen.source(), seen.lost(), seen.lostAt().get()));
                state = state.or(State.redIf(isNews(seen.lostAt(), now)));
            }
        }
        if (found.size() == 1) {
            found.add(CheckMessages::noneLost);
        }
        return Finding.of(Check.LOST, state, found);
    }

    private Finding rejected(Instant now) throws SQLException {
        Rejected rejected = ask.row(
                "SELECT COUNT(*) AS reports, MAX(rejected_at) AS last,"
                        + " COALESCE(SUBSTRING(MAX(CONCAT(rejected_at, why)), 24), '') AS why FROM login_report_rejected",
                row -> new Rejected(row.getLong("reports"), Ask.instant(row, "last"), row.getString("why")));
        if (rejected.last().isEmpty()) {
            return Finding.of(Check.REJECTED, State.GREEN, CheckMessages::noneRejected);
        }
        return Finding.of(
                Check.REJECTED,
                isNews(rejected.last(), now) ? State.RED : State.AMBER,
                say -> say.rejected(rejected.reports(), rejected.last().get(), rejected.why()));
    }

    private static boolean isNews(Optional<Instant> at, Instant now) {
        return at.filter(now.minus(NEWS)::isBefore).isPresent();
    }
}
