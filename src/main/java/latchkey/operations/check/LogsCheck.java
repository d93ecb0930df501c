package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logs that the portal reads itself: whether it does, and whether all that was in them came to be read. */
@ApplicationScoped
class LogsCheck implements SystemCheck {
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration NEWS = Duration.ofDays(1);

    private final Ask ask;

    LogsCheck(Ask ask) {
        this.ask = ask;
    }

    private record Log(
            String source,
            String name,
            Optional<Instant> readAt,
            String failure,
            long lost,
            Optional<Instant> lostAt,
            long notUnderstood) {
        static Log of(ResultSet row) throws SQLException {
            return new Log(
                    row.getString("mail_server"),
                    row.getString("log"),
                    Ask.instant(row, "read_at"),
                    row.getString("failure"),
                    row.getLong("lost"),
                    Ask.instant(row, "lost_at"),
                    row.getLong("not_understood"));
        }

        State state(Instant now) {
            boolean late = readAt.filter(now.minus(LATE)::isBefore).isEmpty();
            boolean lostLately = lostAt.filter(now.minus(NEWS)::isBefore).isPresent();
            return State.redIf(late || lostLately)
                    .or(!failure.isEmpty() || notUnderstood > 0 ? State.AMBER : State.GREEN);
        }

        List<Finding.Sentence> sentences() {
            List<Finding.Sentence> found = new ArrayList<>();
            found.add(say -> readAt.map(at -> say.logRead(source, name, at))
                    .orElseGet(() -> say.logNeverRead(source, name, failure)));
            if (readAt.isPresent() && !failure.isEmpty()) {
                found.add(say -> say.logFails(source, name, failure));
            }
            lostAt.ifPresent(at -> found.add(say -> say.logOverran(source, name, lost, at)));
            if (notUnderstood > 0) {
                found.add(say -> say.logNotUnderstood(source, name, notUnderstood));
            }
            return found;
        }
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.LOGS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        // Of a mail server that serves no domain any more nothing is expected.
        List<Log> logs = ask.rows(
                "SELECT * FROM report_source WHERE mail_server IN (SELECT mail_server FROM domain)"
                        + " ORDER BY mail_server, log",
                Log::of);
        if (logs.isEmpty()) {
            return List.of(Finding.of(Check.LOGS, State.GREEN, CheckMessages::noLogs));
        }
        State state = State.GREEN;
        List<Finding.Sentence> found = new ArrayList<>();
        for (Log log : logs) {
            state = state.or(log.state(now));
            found.addAll(log.sentences());
        }
        return List.of(Finding.of(Check.LOGS, state, found));
    }
}
