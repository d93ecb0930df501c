package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.mailserver.Inbox;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.OpenReports;

/** Judges some reports in one short transaction that touches nothing but the database. All of it happens, or nothing. */
@ApplicationScoped
class JudgeBatch {
    private final Inbox inbox;
    private final OpenReports openReports;
    private final OpenLogins openLogins;
    private final FileReports fileReports;
    private final MailServerWatch watch;
    private final UnansweredLogins unanswered;
    private final DiagnosisConfig config;

    JudgeBatch(
            Inbox inbox,
            OpenReports openReports,
            OpenLogins openLogins,
            FileReports fileReports,
            MailServerWatch watch,
            UnansweredLogins unanswered,
            DiagnosisConfig config) {
        this.inbox = inbox;
        this.openReports = openReports;
        this.openLogins = openLogins;
        this.fileReports = fileReports;
        this.watch = watch;
        this.unanswered = unanswered;
        this.config = config;
    }

    /**
     * @param taken from the inbox, from the overdue and to be filed anew; if there were any, more may be waiting
     * @param judged of them, the others wait for their end or were the end of another
     */
    record Done(int taken, List<LoginReport> judged) {}

    @Transactional(rollbackOn = SQLException.class)
    Done judge(int most) throws SQLException {
        List<LoginReport> batch = inbox.take(most);
        // Ends first: one that has just come takes its login out of the overdue.
        openLogins.meet(batch);
        Optional<Instant> readUpTo = batch.size() < most
                ? Optional.empty()
                : Optional.of(batch.get(most - 1).at());
        List<LoginReport> overdue = openReports.takeOverdue(config.openFor(), readUpTo, most);
        List<LoginReport> judged =
                Stream.concat(finals(batch), overdue.stream()).toList();
        fileReports.file(judged);
        openReports.delete(ids(overdue));
        inbox.delete(ids(batch));
        int anew = fileAnew(readUpTo);
        return new Done(batch.size() + overdue.size() + anew, judged);
    }

    @Transactional(rollbackOn = SQLException.class)
    List<Long> waiting(int most) throws SQLException {
        return inbox.ids(most);
    }

    @Transactional(rollbackOn = SQLException.class)
    List<Long> overdue(int most) throws SQLException {
        return openReports.overdueIds(config.openFor(), most);
    }

    @Transactional(rollbackOn = SQLException.class)
    List<LoginReport> judgeOne(long id) throws SQLException {
        List<LoginReport> one = inbox.takeOne(id);
        openLogins.meet(one);
        List<LoginReport> judged = finals(one).toList();
        fileReports.file(judged);
        inbox.delete(ids(one));
        return judged;
    }

    @Transactional(rollbackOn = SQLException.class)
    List<LoginReport> judgeOneOverdue(long id) throws SQLException {
        List<LoginReport> one = openReports.takeOne(id);
        fileReports.file(one);
        openReports.delete(ids(one));
        return one;
    }

    /** For a report on which judging failed: set aside, with why. */
    @Transactional(rollbackOn = SQLException.class)
    void reject(long id, String why) throws SQLException {
        inbox.reject(id, why);
    }

    @Transactional(rollbackOn = SQLException.class)
    void rejectOverdue(long id, String why) throws SQLException {
        openReports.reject(id, why);
    }

    private static Stream<LoginReport> finals(List<LoginReport> batch) {
        return batch.stream().filter(report -> !report.passedOn());
    }

    private int fileAnew(Optional<Instant> readUpTo) throws SQLException {
        if (!unanswered.any()) {
            return 0;
        }
        watch.look(readUpTo);
        return unanswered.fileAnew();
    }

    private static List<Long> ids(List<LoginReport> reports) {
        return reports.stream().map(LoginReport::id).toList();
    }
}
