package latchkey.setup;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import latchkey.account.Domain;
import latchkey.diagnosis.ShutOutClients;
import latchkey.mailserver.BannedNetwork;
import latchkey.mailserver.BannedNetworks;
import latchkey.shared.MailAddress;
import latchkey.web.ClientNetwork;

/**
 * What keeps an owner's devices from his mail server before any password is looked at.
 *
 * @param yours the network from which he looks at the page himself
 * @param network as far as it is told
 * @param forGood by whoever runs the mail server
 * @param contact of the helpdesk; empty if none is named
 * @param silent the mail server does not tell, and nothing is known
 */
public record ShutOut(
        boolean yours,
        String network,
        Instant until,
        boolean beingLifted,
        boolean forGood,
        String contact,
        boolean silent) {

    static ShutOut of(BannedNetwork one, boolean yours, String contact) {
        return new ShutOut(yours, one.range(), one.until(), one.beingLifted(), one.forGood(), contact, false);
    }

    /** Looks at what the mail servers told last; none of them is asked. */
    @ApplicationScoped
    public static class Look {
        private final ShutOutClients shutOutClients;
        private final BannedNetworks banned;
        private final Domain.Repository domains;
        private final RoutingContext request;

        Look(ShutOutClients shutOutClients, BannedNetworks banned, Domain.Repository domains, RoutingContext request) {
            this.shutOutClients = shutOutClients;
            this.banned = banned;
            this.domains = domains;
            this.request = request;
        }

        @Transactional
        public Optional<ShutOut> at(MailAddress mailbox) {
            Optional<Domain> domain = domains.findByIdOptional(mailbox.domain());
            String contact = domain.flatMap(Domain::helpdeskContact).orElse("");
            return shutOutClients
                    .visitor(mailbox, ClientNetwork.of(request.request()))
                    .map(one -> ShutOut.of(one, true, contact))
                    .or(() ->
                            shutOutClients.of(mailbox).stream().findFirst().map(one -> ShutOut.of(one, false, contact)))
                    .or(() -> domain.map(Domain::mailServer)
                            .map(banned.silent()::get)
                            .map(since -> new ShutOut(false, "", since, false, false, contact, true)));
        }
    }
}
