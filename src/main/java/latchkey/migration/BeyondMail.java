package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.mailserver.MainPasswordSwitch;
import latchkey.shared.Protocol;
import org.jboss.logging.Logger;

/**
 * What a refusal at a mail server with a switch of its own does to ways in that are no mail protocols: it ends some
 * (calendars, phones), and leaves others (webmail). Asks the mail server.
 */
@ApplicationScoped
class BeyondMail {
    private static final Logger LOG = Logger.getLogger(BeyondMail.class);
    private static final String TAKING = "SELECT COUNT(*) FROM known_mailbox k JOIN account a ON a.address = k.address"
            + " JOIN domain d ON d.name = a.domain AND d.mail_server = k.mail_server"
            + " WHERE d.name = ? AND a.active AND FIND_IN_SET(?, k.takes_main_password) > 0";
    private static final String DAV = "dav";
    private static final String EAS = "eas";
    private static final String WEBMAIL = "webmail";

    private final MailServers servers;
    private final Sql sql;

    BeyondMail(MailServers servers, Sql sql) {
        this.servers = servers;
        this.sql = sql;
    }

    /**
     * @param known false if the mail server did not answer, so that nothing is promised
     * @param dav how many accounts lose calendars and contacts; none if it goes on
     * @param webmail how many accounts go on in webmail by the main password
     */
    public record Ends(boolean known, Optional<Long> dav, Optional<Long> eas, long webmail) {}

    /** @return empty where the portal's tables alone decide about mail, and nothing else is touched */
    Optional<Ends> of(String domain) {
        return sql.row("SELECT mail_server FROM domain WHERE name = ?", row -> row.getString(1), domain)
                .flatMap(servers::find)
                .flatMap(MailServer::mainPasswordSwitch)
                .map(own -> ends(own, domain));
    }

    private Ends ends(MainPasswordSwitch own, String domain) {
        long webmail = sql.number(TAKING, domain, WEBMAIL);
        try {
            Set<String> ended = new TreeSet<>(own.endedByRefusal());
            for (Protocol mail : Protocol.values()) {
                ended.remove(mail.key());
            }
            return new Ends(true, taking(DAV, ended, domain), taking(EAS, ended, domain), webmail);
        } catch (MailServer.Unreachable unreachable) {
            LOG.debug("a dry run is shown without what else ends", unreachable);
            return new Ends(false, Optional.empty(), Optional.empty(), webmail);
        }
    }

    private Optional<Long> taking(String way, Set<String> ended, String domain) {
        return ended.contains(way) ? Optional.of(sql.number(TAKING, domain, way)) : Optional.empty();
    }
}
