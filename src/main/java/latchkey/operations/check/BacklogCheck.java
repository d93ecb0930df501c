package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has to leave the portal does: mails, the news of ended app passwords to the mail server, and what is erased. */
@ApplicationScoped
class BacklogCheck implements SystemCheck {
    private final Ask ask;

    BacklogCheck(Ask ask) {
        this.ask = ask;
    }

    private record Mails(long stuck, long failed, long perhaps) {}

    private record Late(long erasures, Optional<Instant> oldest) {}

    private record Withdrawals(long late, Optional<Instant> oldest) {}

    @Override
    public List<Check> checks() {
        return List.of(Check.WITHDRAWALS, Check.ERASURES, Check.MAILS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        return List.of(withdrawals(), erasures(), mails());
    }

    private Finding withdrawals() throws SQLException {
        Withdrawals late = ask.row(
                "SELECT COUNT(*) AS late, MIN(ended_at) AS oldest FROM app_password WHERE state = 'ended'"
                        + " AND withdrawn_at IS NULL AND ended_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE",
                row -> new Withdrawals(row.getLong("late"), Ask.instant(row, "oldest")));
        return Finding.of(
                Check.WITHDRAWALS,
                State.redIf(late.late() > 0),
                say -> late.oldest()
                        .map(oldest -> say.notWithdrawn(late.late(), oldest))
                        .orElseGet(say::allWithdrawn));
    }

    private Finding erasures() throws SQLException {
        Late late = ask.row(
                "SELECT COUNT(*) AS late, MIN(asked_at) AS oldest FROM erasure WHERE state IN ('ASKED', 'GONE')"
                        + " AND asked_at < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR",
                row -> new Late(row.getLong("late"), Ask.instant(row, "oldest")));
        return Finding.of(
                Check.ERASURES,
                State.redIf(late.erasures() > 0),
                say -> late.oldest()
                        .map(oldest -> say.notErased(late.erasures(), oldest))
                        .orElseGet(say::allErased));
    }

    private Finding mails() throws SQLException {
        Mails mails = ask.row(
                // One that is held has a time of its own, until it is tried.
                "SELECT (SELECT COUNT(*) FROM notice WHERE state IN ('WAITING', 'CLAIMED')"
                        + " AND IF(held AND tries = 0, next_try_at, created_at)"
                        + " < UTC_TIMESTAMP(3) - INTERVAL 15 MINUTE) AS stuck,"
                        + " (SELECT COUNT(*) FROM notice WHERE state = 'FAILED'"
                        + " AND settled_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY) AS failed,"
                        + " (SELECT COUNT(*) FROM notice WHERE state = 'PERHAPS'"
                        + " AND settled_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY) AS perhaps",
                row -> new Mails(row.getLong("stuck"), row.getLong("failed"), row.getLong("perhaps")));
        State state =
                State.redIf(mails.stuck() > 0).or(mails.failed() + mails.perhaps() > 0 ? State.AMBER : State.GREEN);
        return Finding.of(
                Check.MAILS,
                state,
                say -> state == State.GREEN
                        ? say.mailsSent()
                        : say.mails(mails.stuck(), mails.failed(), mails.perhaps()));
    }
}
