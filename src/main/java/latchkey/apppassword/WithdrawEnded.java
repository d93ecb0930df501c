package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.mailserver.ForgetLogins;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.ToldOnce;
import org.jboss.logging.Logger;

/**
 * Makes the mail server agree with the table: what has ended here is withdrawn there, again and again until the server
 * has confirmed it. Withdrawing twice is harmless, so two replicas may both try. One whose publishing was given up may
 * still arrive at the server: its withdrawal is repeated until that is out of the question.
 */
@ApplicationScoped
class WithdrawEnded {
    private static final Logger LOG = Logger.getLogger(WithdrawEnded.class);
    private static final int FAILURES_A_ROUND = 3;

    private final AppPassword.Repository appPasswords;
    private final AppPasswordQueries queries;
    private final Account.Repository accounts;
    private final Domain.Repository domains;
    private final AppPasswordSteps steps;
    private final MailServerCalls mailServer;
    private final ForgetLogins forgetLogins;
    private final AppPasswordPolicy policy;
    private final Clock clock;
    private final ToldOnce told = new ToldOnce(LOG);

    WithdrawEnded(
            AppPassword.Repository appPasswords,
            AppPasswordQueries queries,
            Account.Repository accounts,
            Domain.Repository domains,
            AppPasswordSteps steps,
            MailServerCalls mailServer,
            ForgetLogins forgetLogins,
            AppPasswordPolicy policy,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.queries = queries;
        this.accounts = accounts;
        this.domains = domains;
        this.steps = steps;
        this.mailServer = mailServer;
        this.forgetLogins = forgetLogins;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param settled whether a withdrawal is the last word */
    private record Ended(
            UUID id,
            String server,
            MailServer.Credential credential,
            Optional<MailServer.Handle> handle,
            boolean settled) {}

    @Scheduled(
            every = "${latchkey.app-password.withdraw-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        List<UUID> unshown = QuarkusTransaction.requiringNew()
                .call(() -> queries.unshownBefore(clock.instant().minus(policy.unshownAfter())));
        unshown.forEach(steps::neverShown);
        QuarkusTransaction.requiringNew().call(queries::serversToTell).forEach(this::tell);
    }

    /** A server that does not answer is left alone until the next round, so that the others are told in time. */
    private void tell(String server) {
        List<Ended> ended = QuarkusTransaction.requiringNew()
                .call(() -> queries.toWithdraw(server).stream()
                        .map(this::toWithdraw)
                        .toList());
        int failures = 0;
        for (Ended one : ended) {
            if (!withdraw(one) && ++failures == FAILURES_A_ROUND) {
                return;
            }
        }
    }

    /** @return whether the mail server has confirmed it */
    boolean now(UUID id) {
        Ended ended = QuarkusTransaction.requiringNew().call(() -> toWithdraw(appPasswords.findById(id)));
        boolean withdrawn = withdraw(ended);
        if (withdrawn) {
            forgetLogins.now(ended.credential().address());
        }
        return withdrawn;
    }

    private Ended toWithdraw(AppPassword appPassword) {
        Account account = accounts.findById(appPassword.address);
        return new Ended(
                appPassword.id,
                domains.findById(account.domain()).mailServer(),
                appPassword.credential(),
                appPassword.handle(),
                appPassword.settled(clock.instant(), policy.lateWithin()));
    }

    private boolean withdraw(Ended ended) {
        try {
            mailServer.withdraw(ended.server(), ended.credential(), ended.handle());
            if (ended.settled()) {
                steps.withdrawn(ended.id(), ended.server(), ended.handle());
            }
            told.back(notWithdrawn(ended));
            return true;
        } catch (MailServer.Unreachable unreachable) {
            LOG.debugf("App password %s is not withdrawn yet", ended.id());
            told.away(notWithdrawn(ended), String.valueOf(unreachable.getMessage()));
            return false;
        }
    }

    private static String notWithdrawn(Ended ended) {
        return ended.server() + " does not withdraw what has ended";
    }
}
