package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import latchkey.account.Domain;
import latchkey.account.MailboxRenamed;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/**
 * A mailbox does not leave a mail server that holds something of the portal's by being called otherwise: its app passwords
 * would go on there under the former address, and nobody would end them.
 */
@ApplicationScoped
class StayWhereHeld {
    private final Domain.Repository domains;
    private final MoveDomain moveDomain;

    StayWhereHeld(Domain.Repository domains, MoveDomain moveDomain) {
        this.domains = domains;
        this.moveDomain = moveDomain;
    }

    void refuse(@Observes MailboxRenamed renamed) {
        String from = mailServer(renamed.from());
        String to = mailServer(renamed.to());
        if (!from.equals(to) && !moveDomain.moved(renamed.to(), from, to)) {
            throw new Refusal.Conflict(Refusal.Why.HELD_BY_MAIL_SERVER);
        }
    }

    private String mailServer(MailAddress address) {
        return domains.findByIdOptional(address.domain())
                .map(Domain::mailServer)
                .orElse("");
    }
}
