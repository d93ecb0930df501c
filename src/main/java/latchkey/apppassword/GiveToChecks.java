package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.PortalItself;
import latchkey.mailserver.CheckAppPassword;
import latchkey.mailserver.MailServer;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** Never shown, so that nothing counts as its use and no page lists it; what is left of one {@link WithdrawEnded} ends. */
@ApplicationScoped
class GiveToChecks implements CheckAppPassword {
    private final AppPasswordSteps steps;
    private final MailServerCalls mailServer;
    private final PortalItself portal;

    GiveToChecks(AppPasswordSteps steps, MailServerCalls mailServer, PortalItself portal) {
        this.steps = steps;
        this.mailServer = mailServer;
        this.portal = portal;
    }

    @Override
    public Given give(MailAddress account, String server) {
        IssueAppPassword.Order order = new IssueAppPassword.Order(
                "other", Label.of("check"), EnumSet.of(Protocol.IMAP), UUID.randomUUID(), Optional.empty());
        AppPasswordSteps.Begun begun = steps.beginUnasked(account, order, portal.person());
        try {
            return new OfCheck(begun, server, mailServer.publish(server, begun.credential()));
        } catch (MailServer.Unreachable unreachable) {
            steps.forget(begun.id());
            throw unreachable;
        }
    }

    private final class OfCheck implements Given {
        private final AppPasswordSteps.Begun begun;
        private final String server;
        private final MailServer.Handle handle;

        OfCheck(AppPasswordSteps.Begun begun, String server, MailServer.Handle handle) {
            this.begun = begun;
            this.server = server;
            this.handle = handle;
        }

        @Override
        public String secret() {
            return begun.secret().reveal();
        }

        @Override
        public void close() {
            steps.forget(begun.id());
            mailServer.withdraw(server, begun.credential(), Optional.of(handle));
        }
    }
}
