package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.audit.Actor;
import latchkey.shared.StaffDomains;

/** A dry run for a list of accounts. One wrong line, and nothing is written down: whoever was meant would be missed. */
@ApplicationScoped
public class TryListDry {
    private final Sql sql;
    private final TryRuleDry tryRuleDry;

    TryListDry(Sql sql, TryRuleDry tryRuleDry) {
        this.sql = sql;
        this.tryRuleDry = tryRuleDry;
    }

    /** @param wrong lines that are no address, or of no account of the domain that is switched on */
    public record Tried(Optional<UUID> run, List<AddressList.BadLine> wrong) {}

    @Transactional
    public Tried tryDry(String domain, AddressList list, Instant startsOn, StaffDomains within, Actor by) {
        within.require(domain);
        List<AddressList.BadLine> wrong = Stream.concat(list.wrong().stream(), strangers(domain, list).stream())
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
        if (!wrong.isEmpty()) {
            return new Tried(Optional.empty(), wrong);
        }
        List<String> addresses = new ArrayList<>(list.lines().keySet());
        return new Tried(Optional.of(tryRuleDry.tryList(domain, addresses, startsOn, within, by)), List.of());
    }

    List<AddressList.BadLine> strangers(String domain, AddressList list) {
        return list.lines().keySet().stream()
                .filter(address -> sql.number(
                                "SELECT COUNT(*) FROM account WHERE address = ? AND domain = ? AND active",
                                address,
                                domain)
                        == 0)
                .map(list::bad)
                .toList();
    }
}
