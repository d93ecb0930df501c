package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.account.Domain;
import latchkey.mailserver.BannedNetwork;
import latchkey.mailserver.BannedNetworks;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.StaffDomains;

/**
 * Failing clients whose network their mail server shuts out: whatever they try now, it does not hear them. While nothing
 * is shut out this costs one query.
 */
@ApplicationScoped
public class ShutOutClients {
    private static final int MOST = 5000;

    // A network that was shortened since stands for many households, and tells nothing of one.
    private static final String CLIENTS = "SELECT HEX(f.id), f.address, f.networks, d.mail_server FROM failing_client f"
            + " JOIN domain d ON d.name = SUBSTRING_INDEX(f.address, '@', -1)"
            + " WHERE f.last_at > UTC_TIMESTAMP(3) - INTERVAL 2 DAY AND ";

    private final BannedNetworks banned;
    private final Domain.Repository domains;
    private final EntityManager database;

    ShutOutClients(BannedNetworks banned, Domain.Repository domains, EntityManager database) {
        this.banned = banned;
        this.domains = domains;
        this.database = database;
    }

    private record Client(String id, String address, List<Network> networks, String mailServer) {
        boolean shutOutBy(BannedNetwork one) {
            return one.mailServer().equals(mailServer) && networks.stream().anyMatch(one::meets);
        }
    }

    /** Of these failing clients those that are shut out, by their ids. */
    @Transactional
    public Map<String, BannedNetwork> among(Collection<String> ids) {
        List<BannedNetwork> all = banned.now();
        if (all.isEmpty() || ids.isEmpty()) {
            return Map.of();
        }
        Map<String, BannedNetwork> shutOut = new TreeMap<>();
        clients(
                        "f.id IN (:ids)",
                        "ids",
                        ids.stream().map(HexFormat.of()::parseHex).toList())
                .forEach(client -> all.stream()
                        .filter(client::shutOutBy)
                        .findFirst()
                        .ifPresent(one -> shutOut.put(client.id(), one)));
        return shutOut;
    }

    /** Networks that are shut out and from which a client of this mailbox failed. */
    @Transactional
    public List<BannedNetwork> of(MailAddress mailbox) {
        List<BannedNetwork> all = banned.now();
        if (all.isEmpty()) {
            return List.of();
        }
        List<Client> clients = clients("f.address = :address", "address", mailbox.toString());
        return all.stream()
                .filter(one -> clients.stream().anyMatch(client -> client.shutOutBy(one)))
                .toList();
    }

    /** What shuts a visitor out of the mail server of his mailbox. */
    @Transactional
    public Optional<BannedNetwork> visitor(MailAddress mailbox, Optional<Network> network) {
        Optional<String> server = domains.findByIdOptional(mailbox.domain()).map(Domain::mailServer);
        return banned.now().stream()
                .filter(one -> Optional.of(one.mailServer()).equals(server))
                .filter(one -> network.map(one::meets).orElse(false))
                .findFirst();
    }

    /** All that somebody of the staff may see, each with the accounts that failed from there. */
    @Transactional
    public Map<BannedNetwork, List<String>> all(StaffDomains within) {
        List<BannedNetwork> all = banned.now();
        if (all.isEmpty()) {
            return Map.of();
        }
        List<Client> clients = clients(StaffDomains.sqlAddress("f.address", ":domains"), "domains", within.sqlList());
        return all.stream()
                .map(one -> Map.entry(one, addresses(clients.stream().filter(client -> client.shutOutBy(one)))))
                .filter(entry -> within.all() || !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<String> addresses(Stream<Client> clients) {
        return clients.map(Client::address).distinct().sorted().toList();
    }

    private List<Client> clients(String where, String name, Object value) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(CLIENTS + where + " ORDER BY f.last_at DESC")
                .setParameter(name, value)
                .setMaxResults(MOST)
                .getResultList();
        return rows.stream()
                .map(row -> new Client((String) row[0], (String) row[1], exact((String) row[2]), (String) row[3]))
                .toList();
    }

    private static List<Network> exact(String networks) {
        return FailingClient.networksOf(networks).stream()
                .filter(text -> !text.endsWith("/24") && !text.endsWith("/48"))
                .map(Network::new)
                .toList();
    }
}
