package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.account.Domain;
import latchkey.diagnosis.ShutOutClients;
import latchkey.diagnosis.Worklist;
import latchkey.mailserver.BannedNetworks;
import latchkey.mailserver.MailServers;
import latchkey.shared.MailAddress;

/** Puts beside failing clients whether their network is shut out, as the mail servers told last. */
@ApplicationScoped
class LookAtBans {
    private final ShutOutClients shutOutClients;
    private final BannedNetworks banned;
    private final MailServers servers;
    private final Domain.Repository domains;

    LookAtBans(ShutOutClients shutOutClients, BannedNetworks banned, MailServers servers, Domain.Repository domains) {
        this.shutOutClients = shutOutClients;
        this.banned = banned;
        this.servers = servers;
        this.domains = domains;
    }

    ShutOuts of(List<Worklist.Row> rows) {
        return new ShutOuts(shutOutClients.among(ids(rows)), banned.silent(), told());
    }

    /** Other mail servers than the mailbox's own do not matter. */
    ShutOuts of(MailAddress mailbox, List<Worklist.Row> rows) {
        Optional<String> server = domains.findByIdOptional(mailbox.domain()).map(Domain::mailServer);
        Map<String, Instant> silent = banned.silent().entrySet().stream()
                .filter(one -> Optional.of(one.getKey()).equals(server))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new ShutOuts(shutOutClients.among(ids(rows)), silent, told());
    }

    private boolean told() {
        return servers.all().stream().anyMatch(server -> server.bans().isPresent());
    }

    private static List<String> ids(List<Worklist.Row> rows) {
        return rows.stream().map(Worklist.Row::id).toList();
    }
}
