package latchkey.operations;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.BiConsumer;
import latchkey.account.SwitchAccount;
import latchkey.audit.Actor;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.web.Roles;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * What other machines tell of a mailbox: that its person has left, or is back.
 *
 * <p>Below the REST layer, so that the filter for forms does not see it.
 */
@ApplicationScoped
class AccountsEndpoint {
    private static final Logger LOG = Logger.getLogger(AccountsEndpoint.class);
    private static final String ACCOUNT = "/api/v1/accounts/:address/";

    private final SwitchAccount switchAccount;

    AccountsEndpoint(SwitchAccount switchAccount) {
        this.switchAccount = switchAccount;
    }

    void register(@Observes Router router) {
        router.post(ACCOUNT + "deactivate").blockingHandler(request -> answer(request, switchAccount::off), false);
        router.post(ACCOUNT + "activate").blockingHandler(request -> answer(request, switchAccount::on), false);
    }

    private static void answer(RoutingContext request, BiConsumer<MailAddress, Actor> act) {
        Optional<SecurityIdentity> machine = MachineAnswers.machine(request);
        if (machine.isEmpty()) {
            MachineAnswers.error(request, 403, "this is for machines");
            return;
        }
        Optional<MailAddress> address = MailAddress.parse(request.pathParam("address"));
        if (address.isEmpty()) {
            MachineAnswers.error(request, 404, "no such account");
            return;
        }
        try {
            act.accept(address.get(), actor(machine.get()));
            request.response().setStatusCode(204).end();
        } catch (Refusal.NotFound unknown) {
            MachineAnswers.error(request, 404, "no such account");
        } catch (RuntimeException fault) {
            LOG.error("An account could not be switched", fault);
            MachineAnswers.error(request, 503, "nothing was changed, try again");
        }
    }

    private static Actor actor(SecurityIdentity machine) {
        String who = machine.getPrincipal() instanceof JsonWebToken token
                ? token.getIssuer() + " " + token.getSubject()
                : machine.getPrincipal().getName();
        return new Actor(who, Roles.MACHINE);
    }
}
