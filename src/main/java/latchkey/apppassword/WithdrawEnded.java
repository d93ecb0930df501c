package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.mailserver.MailServer;
import org.jboss.logging.Logger;

/**
 * Makes the mail server agree with the table: what has ended here is withdrawn there, again and again until the server
 * has confirmed it. Withdrawing twice is harmless, so two replicas may both try.
 */
@ApplicationScoped
class WithdrawEnded {
    private static final Logger LOG = Logger.getLogger(WithdrawEnded.class);

    private final AppPassword.Repository appPasswords;
    private final Account.Repository accounts;
    private final Domain.Repository domains;
    private final AppPasswordSteps steps;
    private final MailServerCalls mailServer;
    private final AppPasswordPolicy policy;
    private final Clock clock;

    WithdrawEnded(
            AppPassword.Repository appPasswords,
            Account.Repository accounts,
            Domain.Repository domains,
            AppPasswordSteps steps,
            MailServerCalls mailServer,
            AppPasswordPolicy policy,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.accounts = accounts;
        this.domains = domains;
        this.steps = steps;
        this.mailServer = mailServer;
        this.policy = policy;
        this.clock = clock;
    }

    private record Ended(UUID id, String server, MailServer.Credential credential) {}

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        List<UUID> unshown = QuarkusTransaction.requiringNew()
                .call(() -> appPasswords.unshownBefore(clock.instant().minus(policy.unshownAfter())));
        unshown.forEach(steps::neverShown);
        List<Ended> ended = QuarkusTransaction.requiringNew()
                .call(() ->
                        appPasswords.toWithdraw().stream().map(this::toWithdraw).toList());
        ended.forEach(this::withdraw);
    }

    /** @return whether the mail server has confirmed it */
    boolean now(UUID id) {
        Ended ended = QuarkusTransaction.requiringNew().call(() -> toWithdraw(appPasswords.findById(id)));
        return withdraw(ended);
    }

    private Ended toWithdraw(AppPassword appPassword) {
        Account account = accounts.findById(appPassword.address);
        return new Ended(appPassword.id, domains.findById(account.domain()).mailServer(), appPassword.credential());
    }

    private boolean withdraw(Ended ended) {
        try {
            mailServer.withdraw(ended.server(), ended.credential());
            steps.withdrawn(ended.id());
            return true;
        } catch (MailServer.Unreachable unreachable) {
            LOG.warnf("App password %s is not withdrawn yet: %s", ended.id(), unreachable.getMessage());
            return false;
        }
    }
}
