package latchkey.mailserver.mailcow.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.mailcow.report.ReportSource.News;
import org.jboss.logging.Logger;

/**
 * Writes what the logs have told into the inbox, together with how far they have been read: both or neither, so that
 * nothing is lost or told twice wherever the portal dies.
 */
@ApplicationScoped
class FileRound {
    private static final Logger LOG = Logger.getLogger(FileRound.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final ReportSource.Repository sources;
    private final GatherKnown gatherKnown;
    private final WriteReports writeReports;
    private final ReportKeys keys;
    private final TriedLately triedLately;

    FileRound(
            DataSource dataSource,
            GatherKnown gatherKnown,
            WriteReports writeReports,
            ReportKeys keys,
            TriedLately triedLately) {
        this.sources = new ReportSource.Repository(dataSource);
        this.gatherKnown = gatherKnown;
        this.writeReports = writeReports;
        this.keys = keys;
        this.triedLately = triedLately;
    }

    @Transactional(rollbackOn = SQLException.class)
    void file(Round round) throws SQLException {
        for (ReportSource before : round.sources()) {
            ReportSource now = sources.locked(before);
            if (now.readings() != before.readings()) {
                LOG.infof("Another replica has read the logs of %s meanwhile", round.mailServer());
                return;
            }
        }
        List<NewReport> reports = new ArrayList<>();
        FindRefused.Found found = round.dovecot()
                .map(log -> FindRefused.in(
                        log,
                        round.dovecotLines(),
                        round.postfix().map(LogReading::lines).orElse(List.of()),
                        round.now().plus(round.clock().middle()).getEpochSecond()))
                .orElse(FindRefused.Found.NONE);
        List<RefusedLogin> clients = found.refused().stream()
                .filter(login -> !round.habits().webmail().contains(login.ip()))
                .toList();
        WhatIsKnown known = gatherKnown.of(round, clients);
        JudgeRefused refused = new JudgeRefused(known, keys.key(), round.clock(), round.now());
        clients.forEach(login -> reports.add(refused.judge(login)));
        round.dovecot().ifPresent(log -> save(round, "dovecot", log, found));
        round.postfix().ifPresent(log -> save(round, "postfix", log, FindRefused.Found.NONE));
        round.sasl().ifPresent(rows -> reports.addAll(accepted(round, rows, known)));
        reports.sort(Comparator.comparing(NewReport::at).thenComparing(FileRound::isAccepted));
        writeReports.write(round.mailServer(), reports);
    }

    private List<NewReport> accepted(Round round, SaslRows rows, WhatIsKnown known) {
        ReportSource before = round.source("sasl").orElseThrow();
        SeenRows seen = before.seen();
        JudgeAccepted judge = new JudgeAccepted(known, keys.key(), rows.clock(), round.now(), seen);
        List<NewReport> reports = new ArrayList<>();
        Instant firstFrom = round.now().minus(DAY);
        rows.oldestFirst().forEach(row -> judge.judge(row, firstFrom).ifPresent(reports::add));
        List<LetIn> lines = new ArrayList<>();
        round.dovecot().ifPresent(log -> lines.addAll(LetIn.byDovecot(log, round.dovecotLines())));
        round.postfix().ifPresent(log -> lines.addAll(LetIn.byPostfix(log)));
        RecentLogins recent = recent(round, rows, before);
        Habits habits = round.habits();
        Remembered remembered = new Remembered(
                rows.rows(), recent, LetIn.byClients(lines, habits.webmail()), habits.remembersFor(), keys.key());
        triedLately
                .leaveOut(round.mailServer(), remembered.logins(), rows.clock(), habits.remembersFor())
                .forEach(login -> judge.judge(login).ifPresent(reports::add));
        boolean reached = !rows.cutOff();
        long lost = rows.cutOff() && rows.rows().size() >= ReadLog.MOST ? 1 : 0;
        saved(
                new ReportSource(
                        before.mailServer(),
                        before.log(),
                        before.readings(),
                        before.place(),
                        seen.and(judge.read(), round.now(), reached || lost > 0),
                        recent,
                        before.readAt()),
                new News(lost, 0, Optional.empty(), remembered.doubt()));
        return reports;
    }

    /** What was overwritten between two readings was perhaps never read, unless they follow each other as they should. */
    private RecentLogins recent(Round round, SaslRows rows, ReportSource before) {
        Habits habits = round.habits();
        long now = round.now().plus(rows.clock().middle()).getEpochSecond();
        long oldest = now - habits.remembersFor().plus(A_MINUTE).toSeconds();
        List<SaslRow> ofClients =
                rows.rows().stream().filter(SaslRow::isOfAMailClient).toList();
        RecentLogins recent = before.recent().and(ofClients, oldest, keys.key());
        boolean follows = !rows.cutOff()
                && before.recent().completeFrom() <= now
                && before.readAt()
                        .filter(at -> !at.plus(habits.every()).plus(A_MINUTE).isBefore(round.now()))
                        .isPresent();
        return follows ? recent : recent.completeFrom(now);
    }

    private void save(Round round, String log, LogReading reading, FindRefused.Found found) {
        ReportSource before = round.source(log).orElseThrow();
        saved(
                new ReportSource(
                        before.mailServer(),
                        log,
                        before.readings(),
                        reading.after(found.open()),
                        before.seen(),
                        before.recent(),
                        before.readAt()),
                new News(
                        reading.mayBeLost(),
                        found.notUnderstood(),
                        Optional.of(round.clock().middle()),
                        ""));
    }

    private void saved(ReportSource source, News news) {
        try {
            sources.save(source, news);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isAccepted(NewReport report) {
        return report.outcome().equals(LoginReport.APP_PASSWORD_OK)
                || report.outcome().equals(LoginReport.FOREIGN_APP_PASSWORD_OK)
                || report.outcome().equals(LoginReport.MAIN_PASSWORD_OK);
    }
}
