package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import latchkey.mailserver.ScriptVersions;
import latchkey.shared.Utc;

/** The clocks of portal, database and mail servers agree. */
@ApplicationScoped
class ClocksCheck implements SystemCheck {
    private static final Duration NOTICED = Duration.ofSeconds(2);
    private static final Duration TOO_MUCH = Duration.ofSeconds(30);

    private final Ask ask;
    private final ScriptVersions scripts;
    private final Clock clock;

    ClocksCheck(Ask ask, ScriptVersions scripts, Clock clock) {
        this.ask = ask;
        this.scripts = scripts;
        this.clock = clock;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.CLOCKS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        Instant before = clock.instant();
        Instant database =
                ask.row("SELECT UTC_TIMESTAMP(3)", row -> Utc.instant(row.getObject(1, LocalDateTime.class)));
        Duration portals = Duration.between(
                before.plus(Duration.between(before, clock.instant()).dividedBy(2)), database);
        List<Finding.Sentence> found = new ArrayList<>();
        found.add(say -> say.clocks(portals.abs().toSeconds()));
        State state = state(portals);
        for (ScriptVersions.Seen seen : scripts.all()) {
            if (seen.clockMs().isPresent()) {
                Duration ahead = Duration.ofMillis(seen.clockMs().get());
                found.add(say -> say.mailServerClock(seen.source(), ahead.abs().toSeconds()));
                state = state.or(state(ahead));
            }
        }
        for (LogClock log : logClocks()) {
            found.add(say -> say.mailServerClock(log.source(), log.ahead().abs().toSeconds()));
            // Reports that are read in logs are put right by as much.
            state = state.or(state(log.ahead()) == State.GREEN ? State.GREEN : State.AMBER);
        }
        return List.of(Finding.of(Check.CLOCKS, state, found));
    }

    private record LogClock(String source, Duration ahead) {}

    private List<LogClock> logClocks() throws SQLException {
        return ask.rows(
                "SELECT mail_server, MAX(clock_ms) AS ms FROM report_source WHERE clock_ms IS NOT NULL"
                        + " AND mail_server IN (SELECT mail_server FROM domain) GROUP BY mail_server ORDER BY 1",
                row -> new LogClock(row.getString("mail_server"), Duration.ofMillis(row.getLong("ms"))));
    }

    private static State state(Duration difference) {
        return difference.abs().compareTo(TOO_MUCH) > 0
                ? State.RED
                : difference.abs().compareTo(NOTICED) > 0 ? State.AMBER : State.GREEN;
    }
}
