package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.diagnosis.JudgeHealth;
import org.eclipse.microprofile.health.Readiness;

/** Reports are judged, and soon. */
@ApplicationScoped
class ReportsCheck implements SystemCheck {
    private static final long COUNTED = 100_000;
    private static final int LATE = 10;

    private final Ask ask;
    private final JudgeHealth judge;
    private final long muchTooLateS;

    ReportsCheck(Ask ask, @Readiness JudgeHealth judge, CheckConfig config) {
        this.ask = ask;
        this.judge = judge;
        this.muchTooLateS = config.inboxOlderThan().toSeconds();
    }

    /** @param ageS of the oldest; empty if none waits */
    private record Inbox(long waiting, Optional<Long> ageS) {}

    @Override
    public List<Check> checks() {
        return List.of(Check.JUDGE, Check.INBOX);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        Duration since = judge.sinceLastLook();
        Inbox inbox = ask.row(
                "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM login_report LIMIT " + COUNTED + ") some) AS waiting,"
                        + " (SELECT TIMESTAMPDIFF(SECOND, at, UTC_TIMESTAMP(3)) FROM login_report ORDER BY id LIMIT 1)"
                        + " AS age",
                row -> new Inbox(row.getLong("waiting"), Optional.ofNullable(row.getObject("age", Long.class))));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                Check.JUDGE, State.redIf(!judge.judging()), say -> say.judge(judge.judging(), since.toSeconds())));
        findings.add(Finding.of(
                Check.INBOX,
                state(inbox.ageS().orElse(0L)),
                inbox.ageS()
                        .<Finding.Sentence>map(age -> say -> say.inbox(
                                inbox.waiting(), inbox.waiting() == COUNTED, now.minusSeconds(Math.max(0, age))))
                        .orElse(CheckMessages::inboxEmpty)));
        return findings;
    }

    private State state(long age) {
        return age > muchTooLateS ? State.RED : age > muchTooLateS / LATE ? State.AMBER : State.GREEN;
    }
}
