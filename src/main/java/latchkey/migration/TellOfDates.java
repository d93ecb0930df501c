package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Correspondent;
import latchkey.account.Keepers;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.MailAddress;

/**
 * Tells who keeps a mailbox when its main password ends, which for one that is exempt is not before the exemption does.
 * Everybody is told once the date is known, however near it is; three days before it, and when it has come, only those whose
 * main password was used in the last two weeks. A date that has come before anybody was told is told to all whom its dry run
 * looked at.
 */
@ApplicationScoped
class TellOfDates {
    private static final int MOST_AT_ONCE = 500;

    /** A date that waits for a quiet week moves with each login, and nobody wants a mail about each move. */
    private static final String DUE = """
            SELECT address, ends_at, step, told,
                used_at > UTC_TIMESTAMP(3) - INTERVAL IF(told = 0, 30, 14) DAY AS used FROM (
                SELECT address, ends_at, used_at,
                    IF(told_for <=> ends_at OR rule = 'FIRST_CLIENT', told, 0) AS told,
                    CASE WHEN NOT refusal_held THEN 3
                        WHEN ends_at < UTC_TIMESTAMP(3) + INTERVAL 3 DAY THEN 2 ELSE 1 END AS step
                FROM (
                    SELECT a.address, a.told, a.told_for, a.refusal_held, r.rule,
                        GREATEST(a.main_password_refused_from,
                            COALESCE(e.ends_at, a.main_password_refused_from)) AS ends_at,
                        (SELECT MAX(u.last_at) FROM login_use u WHERE u.address = a.address
                            AND u.app_password_id = '' AND u.logins > 0) AS used_at
                    FROM account a JOIN rule_plan r ON r.id = a.refused_by_plan
                        LEFT JOIN plan_exemption e ON e.address = a.address AND e.ends_at > UTC_TIMESTAMP(3)
                    WHERE a.refused_by_plan = ? AND a.active AND a.main_password_refused_from IS NOT NULL
                        AND (a.exempt_until IS NULL OR a.exempt_until < UTC_TIMESTAMP(3))) dated) each_one
            WHERE step > told LIMIT %d
            """.formatted(MOST_AT_ONCE);

    private static final String TOLD = "UPDATE account SET told = ?, told_for = ? WHERE address = ?";

    private record Date(MailAddress address, Instant endsAt, int step, boolean news, boolean used) {
        static Date of(ResultSet row) throws SQLException {
            return new Date(
                    MailAddress.of(row.getString("address")),
                    Sql.instant(row, "ends_at").orElseThrow(),
                    row.getInt("step"),
                    row.getInt("told") == 0,
                    row.getBoolean("used"));
        }

        boolean known() {
            return news && !hasCome();
        }

        boolean hasCome() {
            return step == 3;
        }

        /** The same however often the round is repeated. */
        String event() {
            return UUID.nameUUIDFromBytes((address + " " + endsAt + " " + step).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    private final Sql sql;
    private final Keepers keepers;
    private final Outbox outbox;

    TellOfDates(Sql sql, Keepers keepers, Outbox outbox) {
        this.sql = sql;
        this.keepers = keepers;
        this.outbox = outbox;
    }

    /** In the transaction of the round. @return whether all are told who are to be told now */
    boolean tell(RulePlan plan) {
        List<Date> due = sql.rows(DUE, Date::of, plan.id());
        for (Date date : due) {
            if (date.known() || date.used()) {
                mail(date);
            }
            sql.change(TOLD, date.step(), date.endsAt(), date.address().toString());
        }
        return due.size() < MOST_AT_ONCE;
    }

    private void mail(Date date) {
        NoticeKind kind = date.hasCome() ? NoticeKind.MAIN_PASSWORD_ENDED : NoticeKind.MAIN_PASSWORD_ENDS;
        String day = LocalDate.ofInstant(date.endsAt(), ZoneOffset.UTC).toString();
        List<Correspondent> kept = keepers.correspondents(date.address(), null);
        // Nobody has signed in for it yet: the mailbox itself is read by those whom it concerns.
        List<Correspondent> to = kept.isEmpty() ? List.of(new Correspondent(date.address(), Optional.empty())) : kept;
        to.forEach(one -> outbox.put(kind, date.event(), one, date.address(), Optional.of(day)));
    }
}
