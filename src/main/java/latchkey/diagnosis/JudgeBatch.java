package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
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
import latchkey.shared.Protocol;

/** Judges some reports in one short transaction that touches nothing but the database. All of it happens, or nothing. */
@ApplicationScoped
class JudgeBatch {
    private final Inbox inbox;
    private final OpenLogins openLogins;
    private final AppPasswordUses appPasswords;
    private final LoginAttempt.Repository attempts;
    private final LoginUse.Repository uses;
    private final TallyFailingClients tally;
    private final Rules rules;
    private final DiagnosisConfig config;

    JudgeBatch(
            Inbox inbox,
            OpenLogins openLogins,
            AppPasswordUses appPasswords,
            LoginAttempt.Repository attempts,
            LoginUse.Repository uses,
            TallyFailingClients tally,
            Rules rules,
            DiagnosisConfig config) {
        this.inbox = inbox;
        this.openLogins = openLogins;
        this.appPasswords = appPasswords;
        this.attempts = attempts;
        this.uses = uses;
        this.tally = tally;
        this.rules = rules;
        this.config = config;
    }

    /** @return how many reports were taken; as many as were asked for means that more are waiting */
    @Transactional(rollbackOn = SQLException.class)
    int judge(int most) throws SQLException {
        return judge(inbox.take(most), inbox.takeOpenOlderThan(config.openFor().toMillis(), most));
    }

    /** The ids that wait, for judging them one by one. */
    @Transactional(rollbackOn = SQLException.class)
    List<Long> waiting(int most) throws SQLException {
        return ids(inbox.take(most));
    }

    @Transactional(rollbackOn = SQLException.class)
    void judgeOne(long id) throws SQLException {
        judge(inbox.takeOne(id), List.of());
    }

    private int judge(List<LoginReport> batch, List<LoginReport> overdue) throws SQLException {
        openLogins.meet(batch);
        List<LoginReport> judged = Stream.concat(batch.stream().filter(report -> !report.passedOn()), overdue.stream())
                .toList();
        if (!judged.isEmpty()) {
            file(judged);
        }
        inbox.deleteOpen(ids(overdue));
        inbox.delete(ids(batch));
        return batch.size();
    }

    /** For a report on which judging failed: set aside, with why. */
    @Transactional(rollbackOn = SQLException.class)
    void reject(long id, String why) throws SQLException {
        inbox.reject(id, why);
    }

    private void file(List<LoginReport> judged) throws SQLException {
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
