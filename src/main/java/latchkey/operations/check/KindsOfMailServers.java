package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;

/** Which checks mean anything at this site: some mail servers are asked themselves, at others the check mailbox logs in. */
@ApplicationScoped
class KindsOfMailServers {
    private final MailServers servers;
    private final Ask ask;

    KindsOfMailServers(MailServers servers, Ask ask) {
        this.servers = servers;
        this.ask = ask;
    }

    boolean asksItself(String mailServer) {
        return servers.find(mailServer).flatMap(MailServer::selfCheck).isPresent();
    }

    boolean anyAsksItself() {
        return servers.all().stream().anyMatch(server -> server.selfCheck().isPresent());
    }

    /** Also while no domain is served yet: a new site is told what is missing. */
    boolean anyIsLoggedInTo() throws SQLException {
        List<String> served = ask.rows("SELECT DISTINCT mail_server FROM domain", row -> row.getString(1));
        return served.isEmpty() || !served.stream().allMatch(this::asksItself);
    }
}
