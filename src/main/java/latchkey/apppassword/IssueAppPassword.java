package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.Endpoint;
import latchkey.mailserver.ForgetLogins;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.TrialLogin;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;
import org.jboss.logging.Logger;

/**
 * Makes one app password: writes it down, publishes it, tries it, and only then hands it out.
 *
 * <p>Refuses beyond the limit of the account, and when the mail server does not take it or turns it away. What was
 * begun and not handed out is withdrawn, at once or by {@link WithdrawEnded}. No call to the mail server is made inside a
 * transaction.
 */
@ApplicationScoped
public class IssueAppPassword {
    private static final Logger LOG = Logger.getLogger(IssueAppPassword.class);

    private final AppPasswordSteps steps;
    private final MailServerCalls mailServer;
    private final TrialLogin trialLogin;
    private final ForgetLogins forgetLogins;
    private final AppPasswordPolicy policy;
    private final Patience patience;

    IssueAppPassword(
            AppPasswordSteps steps,
            MailServerCalls mailServer,
            TrialLogin trialLogin,
            ForgetLogins forgetLogins,
            AppPasswordPolicy policy,
            Patience patience) {
        this.steps = steps;
        this.mailServer = mailServer;
        this.trialLogin = trialLogin;
        this.forgetLogins = forgetLogins;
        this.policy = policy;
        this.patience = patience;
    }

    /**
     * What the owner asked for.
     *
     * @param formId of the form that was sent; the same form makes one app password, however often it is sent
     * @param replaces the app password whose place it takes
     */
    public record Order(String client, Label label, Set<Protocol> protocols, UUID formId, Optional<UUID> replaces) {}

    /** Who asks, for the audit trail. */
    public record By(UUID person, String who, String role) {}

    /**
     * @param secret absent if this form was answered before: it is shown once
     * @param proved false if the trial could not be made; the app password is then shown all the same
     */
    public record Answer(UUID id, Optional<PlainPassword> secret, boolean proved) {}

    public Answer issue(Account account, Domain domain, Order order, By by) {
        Optional<AppPasswordSteps.Begun> first = steps.begin(account.address(), order, by);
        if (first.isEmpty()) {
            return new Answer(answeredBefore(account, order), Optional.empty(), true);
        }
        AppPasswordSteps.Begun begun = first.get();
        publish(account, domain, begun);
        Map<Protocol, TrialLogin.Result> trial = tryOut(account, domain, order, begun);
        Set<Protocol> unanswered = having(trial, TrialLogin.Result.UNANSWERED);
        if (!steps.show(begun.id(), unanswered, by)) {
            // It took so long that it was withdrawn meanwhile, perhaps before it was published.
            throw notShown(account, begun, new Refusal.Unavailable(Refusal.What.MAIL_SERVER));
        }
        forgetLogins.now(account.address());
        boolean proved = trial.values().stream().allMatch(TrialLogin.Result.ACCEPTED::equals);
        return new Answer(begun.id(), Optional.of(begun.secret()), proved);
    }

    /** The same form at the same moment: its page is there as soon as the first send has been answered. */
    private UUID answeredBefore(Account account, Order order) {
        Duration both = policy.provedWithin().multipliedBy(2);
        return patience.until(both, () -> steps.shown(account.address(), order.formId()))
                .orElseThrow(() -> offOr(account, new Refusal.Unavailable(Refusal.What.MAIL_SERVER)));
    }

    private void publish(Account account, Domain domain, AppPasswordSteps.Begun begun) {
        try {
            MailServer.Handle handle = mailServer.publish(domain.mailServer(), begun.credential());
            steps.published(begun.id(), handle);
        } catch (MailServer.Unreachable unreachable) {
            LOG.warnf("App password %s was not published: %s", begun.id(), unreachable.getMessage());
            throw notShown(account, begun, MailServerCalls.refusal(unreachable));
        }
    }

    private Map<Protocol, TrialLogin.Result> tryOut(
            Account account, Domain domain, Order order, AppPasswordSteps.Begun begun) {
        Map<Protocol, Endpoint> endpoints = new EnumMap<>(domain.endpoints());
        endpoints.keySet().retainAll(order.protocols());
        Map<Protocol, TrialLogin.Result> results = trialLogin.tryAll(
                endpoints, account.address().toString(), begun.secret().reveal(), policy.provedWithin());
        if (results.containsValue(TrialLogin.Result.REFUSED)) {
            LOG.warnf("App password %s was refused in its trial: %s", begun.id(), results);
            throw notShown(account, begun, new Refusal.Unavailable(Refusal.What.MAIL_SERVER_REFUSED_IT));
        }
        return results;
    }

    private Refusal notShown(Account account, AppPasswordSteps.Begun begun, Refusal otherwise) {
        steps.neverShown(begun.id());
        return offOr(account, otherwise);
    }

    /** If the mailbox was switched off meanwhile, that is why, and another try would not help. */
    private Refusal offOr(Account account, Refusal otherwise) {
        return steps.isOff(account.address()) ? new Refusal.Conflict(Refusal.Why.ACCOUNT_OFF) : otherwise;
    }

    private static Set<Protocol> having(Map<Protocol, TrialLogin.Result> trial, TrialLogin.Result result) {
        return trial.entrySet().stream()
                .filter(one -> one.getValue() == result)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
