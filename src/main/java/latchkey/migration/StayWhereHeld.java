package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.account.KeepsAddress;
import latchkey.account.MailboxRenamed;
import latchkey.account.Renaming;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.Statements;

/**
 * A mailbox does not leave a mail server that holds something of the portal's by being called otherwise: its app passwords
 * would go on there under the former address, and nobody would end them.
 */
@ApplicationScoped
class StayWhereHeld implements KeepsAddress {
    private final Statements statements;
    private final MoveDomain moveDomain;

    StayWhereHeld(DataSource dataSource, MoveDomain moveDomain) {
        this.statements = new Statements(dataSource);
        this.moveDomain = moveDomain;
    }

    @Override
    public Map<MailAddress, Refusal.Why> refused(Collection<Renaming> asked) {
        List<Renaming> elsewhere = asked.stream()
                .filter(one -> !one.from().domain().equals(one.to().domain()))
                .toList();
        Map<String, String> servers = mailServers(elsewhere.stream()
                .flatMap(one -> Stream.of(one.from().domain(), one.to().domain()))
                .collect(Collectors.toSet()));
        Map<MailAddress, Refusal.Why> refused = new HashMap<>();
        for (Renaming one : elsewhere) {
            String server = servers.getOrDefault(one.from().domain(), "");
            if (!Objects.equals(server, servers.get(one.to().domain())) && moveDomain.holds(server, one.from())) {
                refused.put(one.from(), Refusal.Why.HELD_BY_MAIL_SERVER);
            }
        }
        return refused;
    }

    /** What it has of app passwords the new one is told. */
    void tell(@Observes MailboxRenamed renamed) {
        String former = renamed.from().domain();
        String domain = renamed.to().domain();
        if (!former.equals(domain)) {
            Map<String, String> servers = mailServers(Set.of(former, domain));
            if (!Objects.equals(servers.get(former), servers.get(domain))) {
                moveDomain.moved(renamed.to(), servers.getOrDefault(domain, ""));
            }
        }
    }

    private Map<String, String> mailServers(Set<String> domains) {
        record Served(String domain, String server) {}
        return domains.isEmpty()
                ? Map.of()
                : statements
                        .rows(
                                "SELECT name, mail_server FROM domain WHERE name IN (" + Statements.marks(domains)
                                        + ")",
                                row -> new Served(row.getString(1), row.getString(2)),
                                domains.toArray())
                        .stream()
                        .collect(Collectors.toMap(Served::domain, Served::server));
    }
}
