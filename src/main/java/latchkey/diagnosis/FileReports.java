package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.account.WelcomeAccounts;
import latchkey.apppassword.AppPasswordUses;
import latchkey.attempt.ClientName;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.LoginUse;
import latchkey.diagnosis.Evidence.KnownAppPassword;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Protocol;

/** Writes judged reports into the history and all that follows from it, in the caller's transaction. */
@ApplicationScoped
class FileReports {
    private final AppPasswordUses appPasswords;
    private final WelcomeAccounts welcomeAccounts;
    private final LoginAttempt.Repository attempts;
    private final LoginUse.Repository uses;
    private final SpeakForClients speakForClients;
    private final TallyFailingClients.Factory tallies;
    private final MailServerWatch watch;
    private final UnansweredLogins unanswered;
    private final JudgeRefusals refusals;
    private final NetworkTryRows networkTries;
    private final GuessingNetworks guessing;
    private final BoundGuesses bound;

    FileReports(
            AppPasswordUses appPasswords,
            WelcomeAccounts welcomeAccounts,
            LoginAttempt.Repository attempts,
            LoginUse.Repository uses,
            SpeakForClients speakForClients,
            TallyFailingClients.Factory tallies,
            MailServerWatch watch,
            UnansweredLogins unanswered,
            JudgeRefusals refusals,
            NetworkTryRows networkTries,
            GuessingNetworks guessing,
            BoundGuesses bound) {
        this.appPasswords = appPasswords;
        this.welcomeAccounts = welcomeAccounts;
        this.attempts = attempts;
        this.uses = uses;
        this.speakForClients = speakForClients;
        this.tallies = tallies;
        this.watch = watch;
        this.unanswered = unanswered;
        this.refusals = refusals;
        this.networkTries = networkTries;
        this.guessing = guessing;
        this.bound = bound;
    }

    /** @param reports how logins ended; one that was passed on and has no end was refused */
    void file(List<LoginReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        Map<String, AppPasswordUses.Known> known = appPasswords.known(reports.stream()
                .map(LoginReport::appPasswordId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<Boolean, List<Evidence>> byAcceptance = reports.stream()
                .map(report -> new Evidence(report, knownAppPassword(report, known)))
                .collect(Collectors.partitioningBy(evidence -> evidence.report().accepted()));
        List<LoginUse> accepted = byAcceptance.getOrDefault(true, List.of()).stream()
                .map(evidence ->
                        new LoginUse(evidence.report(), FailingClient.account(evidence.report()), evidence.trial()))
                .toList();
        watch.accepted(accepted.stream().map(LoginUse::report).toList());
        List<LoginUse> real = accepted.stream().filter(use -> !use.trial()).toList();
        keepUses(accepted, real, known);
        fileRefused(byAcceptance.getOrDefault(false, List.of()));
        speakForClients.accepted(real);
        welcomeAccounts.welcome(real.stream()
                .map(LoginUse::report)
                .filter(report -> report.address() != null && letInByItself(report))
                .map(report -> new WelcomeAccounts.Accepted(report.login(), String.valueOf(report.address())))
                .toList());
    }

    private void fileRefused(List<Evidence> refused) throws SQLException {
        List<LoginReport> reports = refused.stream().map(Evidence::report).toList();
        Set<String> unavailable =
                watch.unavailable(reports.stream().filter(LoginReport::passedOn).toList());
        TallyFailingClients clients = tallies.of(reports);
        TallyNetworkTries networks = networkTries.of(reports);
        List<LoginAttempt> filed = refusals.judge(refused, unavailable, clients, networks);
        clients.save();
        attempts.addAll(filed);
        unanswered.remember(filed);
        guessing.add(filed, networks.filedTooEarly());
        bound.after(networkTries.save(networks));
    }

    /** Before it is asked whether a network guesses: who has got in from there is known by then. */
    private void keepUses(List<LoginUse> accepted, List<LoginUse> real, Map<String, AppPasswordUses.Known> known)
            throws SQLException {
        // A network is new if no login from there has been kept yet.
        appPasswords.used(
                real.stream()
                        .filter(use -> use.report().appPasswordId() != null)
                        .map(FileReports::use)
                        .toList(),
                known);
        uses.addAll(accepted);
    }

    /** Not by an app password of the portal, whose account is there. */
    private static boolean letInByItself(LoginReport report) {
        return report.byMainPassword() || report.outcome().equals(LoginReport.FOREIGN_APP_PASSWORD_OK);
    }

    private static AppPasswordUses.Use use(LoginUse use) {
        LoginReport report = use.report();
        return new AppPasswordUses.Use(
                Objects.requireNonNull(report.appPasswordId()),
                report.at(),
                report.protocol(),
                use.network(),
                Optional.ofNullable(report.clientId()).flatMap(ClientName::of),
                report.inferred());
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
}
