package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import latchkey.account.Domain;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.shared.MailAddress;

/**
 * Lets another mail server keep the mailboxes of a domain. Not while the old one holds app passwords or switched-off
 * main passwords of the portal's: nobody would take them back there. What the portal's tables alone say moves along.
 */
@ApplicationScoped
class MoveDomain {
    private static final String COPIES = "SELECT COUNT(*) FROM app_password p JOIN account a ON a.address = p.address"
            + " WHERE a.domain = ? AND (p.state <> 'ended' OR p.withdrawn_at IS NULL)";
    private static final String SWITCHES = "SELECT COUNT(*) FROM main_password_switch"
            + " WHERE mail_server = ? AND SUBSTRING_INDEX(address, '@', -1) = ?";
    private static final String TO_TELL = "INSERT INTO copies_to_tell (address, changed_at)"
            + " SELECT DISTINCT p.address, UTC_TIMESTAMP(3) FROM app_password p JOIN account a ON a.address = p.address"
            + " WHERE a.domain = ? AND p.state = 'live' ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at)";

    private static final String COPIES_OF_ONE =
            "SELECT COUNT(*) FROM app_password WHERE address = ? AND (state <> 'ended' OR withdrawn_at IS NULL)";
    private static final String SWITCHES_OF_ONE =
            "SELECT COUNT(*) FROM main_password_switch WHERE mail_server = ? AND address = ?";
    private static final String ONE_TO_TELL = "INSERT INTO copies_to_tell (address, changed_at)"
            + " SELECT DISTINCT address, UTC_TIMESTAMP(3) FROM app_password WHERE address = ? AND state = 'live'"
            + " ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at)";

    private final MailServers servers;
    private final Sql sql;

    MoveDomain(MailServers servers, Sql sql) {
        this.servers = servers;
        this.sql = sql;
    }

    /** @return false if the old mail server has to be emptied before; one that is not set up any more is not asked */
    boolean move(Domain domain, String to) {
        if (servers.find(domain.mailServer())
                .filter(from -> holds(from, domain))
                .isPresent()) {
            return false;
        }
        domain.moveTo(to);
        if (servers.of(to).heldAppPasswords().isPresent()) {
            sql.change(TO_TELL, domain.name());
        }
        return true;
    }

    /** Whether this mail server has to be emptied of one mailbox before; one that is not set up any more is not asked. */
    boolean holds(String server, MailAddress mailbox) {
        String address = mailbox.toString();
        return servers.find(server)
                .filter(one -> (one.heldAppPasswords().isPresent() && sql.number(COPIES_OF_ONE, address) > 0)
                        || (one.mainPasswordSwitch().isPresent()
                                && sql.number(SWITCHES_OF_ONE, one.key(), address) > 0))
                .isPresent();
    }

    /** One mailbox is at this mail server by now; what is kept of it has followed. */
    void moved(MailAddress mailbox, String to) {
        if (servers.find(to).flatMap(MailServer::heldAppPasswords).isPresent()) {
            sql.change(ONE_TO_TELL, mailbox.toString());
        }
    }

    private boolean holds(MailServer from, Domain domain) {
        return (from.heldAppPasswords().isPresent() && sql.number(COPIES, domain.name()) > 0)
                || (from.mainPasswordSwitch().isPresent() && sql.number(SWITCHES, from.key(), domain.name()) > 0);
    }
}
