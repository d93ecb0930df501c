package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.apppassword.AppPasswordUses;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.LoginUse;
import latchkey.diagnosis.Evidence.KnownAppPassword;
import latchkey.mailserver.Inbox;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.OpenReports;
import latchkey.shared.Protocol;

/** Judges some reports in one short transaction that touches nothing but the database. All of it happens, or nothing. */
@ApplicationScoped
class JudgeBatch {
    private final Inbox inbox;
    private final OpenReports openReports;
    private final OpenLogins openLogins;
    private final AppPasswordUses appPasswords;
    private final LoginAttempt.Repository attempts;
    private final LoginUse.Repository uses;
    private final TallyFailingClients tally;
    private final Rules rules;
    private final DiagnosisConfig config;

    JudgeBatch(
            Inbox inbox,
            OpenReports openReports,
            OpenLogins openLogins,
            AppPasswordUses appPasswords,
            LoginAttempt.Repository attempts,
            LoginUse.Repository uses,
            TallyFailingClients tally,
            Rules rules,
            DiagnosisConfig config) {
        this.inbox = inbox;
        this.openReports = openReports;
        this.openLogins = openLogins;
        this.appPasswords = appPasswords;
        this.attempts = attempts;
        this.uses = uses;
        this.tally = tally;
        this.rules = rules;
        this.config = config;
    }

    /**
     * @param taken from the inbox and from the overdue; if there were any, more may be waiting
     * @param judged of them, the others wait for their end or were the end of another
     */
    record Done(int taken, int judged) {}

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
        file(judged);
        openReports.delete(ids(overdue));
        inbox.delete(ids(batch));
        return new Done(batch.size() + overdue.size(), judged.size());
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
    void judgeOne(long id) throws SQLException {
        List<LoginReport> one = inbox.takeOne(id);
        openLogins.meet(one);
        file(finals(one).toList());
        inbox.delete(ids(one));
    }

    @Transactional(rollbackOn = SQLException.class)
    void judgeOneOverdue(long id) throws SQLException {
        List<LoginReport> one = openReports.takeOne(id);
        file(one);
        openReports.delete(ids(one));
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

    private void file(List<LoginReport> judged) throws SQLException {
        if (judged.isEmpty()) {
            return;
        }
        Map<String, AppPasswordUses.Known> known = appPasswords.known(judged.stream()
                .map(LoginReport::appPasswordId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<LoginUse> accepted = new ArrayList<>();
        List<LoginAttempt> refused = new ArrayList<>();
        for (LoginReport report : judged) {
            Evidence evidence = new Evidence(report, knownAppPassword(report, known));
            if (report.accepted()) {
                accepted.add(new LoginUse(report, FailingClient.account(report), evidence.trial()));
            } else {
                Finding finding = rules.judge(evidence);
                refused.add(new LoginAttempt(report, finding.reason(), finding.certainty(), evidence.trial(), null));
            }
        }
        List<LoginUse> real = accepted.stream().filter(use -> !use.trial()).toList();
        uses.addAll(accepted);
        appPasswords.used(real.stream()
                .filter(use -> use.report().appPasswordId() != null)
                .map(JudgeBatch::use)
                .toList());
        attempts.addAll(tally.add(refused));
        tally.accepted(real);
    }

    private static AppPasswordUses.Use use(LoginUse use) {
        LoginReport report = use.report();
        return new AppPasswordUses.Use(
                Objects.requireNonNull(report.appPasswordId()), report.at(), report.protocol(), use.network());
    }

    private static Optional<KnownAppPassword> knownAppPassword(
            LoginReport report, Map<String, AppPasswordUses.Known> known) {
        return Optional.ofNullable(report.appPasswordId())
                .map(known::get)
                .map(appPassword -> new KnownAppPassword(
                        appPassword.id(),
                        appPassword.address(),
                        appPassword.shownAt().isPresent()
                                && !report.at().isBefore(appPassword.shownAt().get()),
                        Protocol.split(appPassword.protocols())));
    }

    private static List<Long> ids(List<LoginReport> reports) {
        return reports.stream().map(LoginReport::id).toList();
    }
}
