package latchkey.diagnosis;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.diagnosis.FailingInBrief.Brief;

/**
 * What fails at one account, added up: by this the worklist is put in order.
 *
 * @param clients the worst first
 */
record FailingAccount(
        String address,
        List<Brief> clients,
        Severity worst,
        long failing,
        long tries,
        LocalDateTime firstAt,
        LocalDateTime lastAt) {
    private static final Comparator<Brief> WORST_FIRST = Comparator.comparing(
                    (Brief client) -> Severity.of(client.state()))
            .thenComparing(Brief::lastAt, Comparator.reverseOrder())
            .thenComparing(Brief::id);

    /** In the order of who needs help first. */
    enum Severity {
        FAILING,
        PROBABLY_FIXED,
        QUIET,
        FIXED,
        CLOSED;

        static Severity of(FailingClientState state) {
            return valueOf(state.name());
        }
    }

    static List<FailingAccount> of(Collection<Brief> clients) {
        Map<String, List<Brief>> byAddress = new LinkedHashMap<>();
        clients.forEach(client -> byAddress
                .computeIfAbsent(client.address(), address -> new ArrayList<>())
                .add(client));
        return byAddress.values().stream().map(FailingAccount::one).toList();
    }

    private static FailingAccount one(List<Brief> clients) {
        clients.sort(WORST_FIRST);
        Brief worst = clients.get(0);
        long failing = 0;
        long tries = 0;
        LocalDateTime firstAt = worst.firstAt();
        LocalDateTime lastAt = worst.lastAt();
        for (Brief client : clients) {
            failing += client.state() == FailingClientState.FAILING ? 1 : 0;
            tries += client.tries();
            firstAt = client.firstAt().isBefore(firstAt) ? client.firstAt() : firstAt;
            lastAt = client.lastAt().isAfter(lastAt) ? client.lastAt() : lastAt;
        }
        return new FailingAccount(
                worst.address(), clients, Severity.of(worst.state()), failing, tries, firstAt, lastAt);
    }
}
