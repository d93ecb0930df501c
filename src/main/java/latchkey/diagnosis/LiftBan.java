package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.BannedNetwork;
import latchkey.mailserver.BannedNetworks;
import latchkey.mailserver.PollBans;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.Refusal;
import latchkey.shared.RetryTransaction;
import latchkey.shared.StaffDomains;

/**
 * A network is to be let in again. The mail server is told at once, and until it has heard it.
 *
 * <p>It concerns everybody in that network. So who looks after some domains only may do it for an account of these that
 * fails from there, and for none without one; anything else is refused as not there.
 */
@ApplicationScoped
public class LiftBan {
    private final ShutOutClients shutOutClients;
    private final BannedNetworks banned;
    private final PollBans pollBans;
    private final AuditTrail auditTrail;

    LiftBan(ShutOutClients shutOutClients, BannedNetworks banned, PollBans pollBans, AuditTrail auditTrail) {
        this.shutOutClients = shutOutClients;
        this.banned = banned;
        this.pollBans = pollBans;
        this.auditTrail = auditTrail;
    }

    /** The one that is meant, as long as it is there and can be let in. */
    public BannedNetwork seen(String server, String range, Optional<MailAddress> mailbox, StaffDomains within) {
        if (mailbox.isEmpty() && !within.all()) {
            throw new Refusal.NotFound();
        }
        mailbox.ifPresent(within::require);
        return mailbox.map(shutOutClients::of).orElseGet(banned::now).stream()
                .filter(one -> one.mailServer().equals(server) && one.range().equals(range) && !one.forGood())
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    public void lift(String server, String range, Optional<MailAddress> mailbox, StaffDomains within, Actor by) {
        BannedNetwork one = seen(server, range, mailbox, within);
        RetryTransaction.inNew(() -> {
            banned.wantLifted(one);
            auditTrail.recordNamed(by, Act.BAN_LIFTED, mailbox.orElse(null), shortened(one), null);
        });
        pollBans.now(server);
    }

    /** The trail is kept for long, and tells nobody's address. */
    private static String shortened(BannedNetwork one) {
        return Network.of(one.range().replaceAll("/.*", ""))
                .map(Network::shortened)
                .orElse(one.mailServer());
    }
}
