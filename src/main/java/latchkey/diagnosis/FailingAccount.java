package latchkey.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.diagnosis.FailingQueries.Brief;

/** What fails at one account, added up: by this the worklist is put in order. */
record FailingAccount(
        String address, int clients, Severity worst, long failing, long tries, long firstAt, long lastAt) {
    private static final long MOST_FAILING = 0xffff;
    private static final long LAST_SECOND = (1L << 36) - 1;

    /** In the order of who needs help first. */
    enum Severity {
        FAILING,
        PROBABLY_FIXED,
        QUIET,
        FIXED,
        CLOSED;

        static Severity of(FailingClientState state) {
            return switch (state) {
                case FAILING -> FAILING;
                case PROBABLY_FIXED -> PROBABLY_FIXED;
                case QUIET -> QUIET;
                case FIXED -> FIXED;
                case CLOSED -> CLOSED;
            };
        }
    }

    /**
     * What fails now before what may be fixed, then who has most that fails, then what failed last: as one number, the least
     * of which is the worst.
     */
    long rank() {
        return (long) worst.ordinal() << 52
                | (MOST_FAILING - Math.min(failing, MOST_FAILING)) << 36
                | (LAST_SECOND - Math.min(Math.max(lastAt, 0), LAST_SECOND));
    }

    /** In no order. */
    static List<FailingAccount> of(Collection<Brief> clients) {
        Map<String, FailingAccount> byAddress = new HashMap<>(clients.size() * 2);
        clients.forEach(client -> byAddress.merge(client.address(), one(client), FailingAccount::and));
        return new ArrayList<>(byAddress.values());
    }

    private static FailingAccount one(Brief client) {
        return new FailingAccount(
                client.address(),
                1,
                Severity.of(client.state()),
                client.state() == FailingClientState.FAILING ? 1 : 0,
                client.tries(),
                client.firstAt(),
                client.lastAt());
    }

    private FailingAccount and(FailingAccount more) {
        return new FailingAccount(
                address,
                clients + more.clients,
                worst.compareTo(more.worst) <= 0 ? worst : more.worst,
                failing + more.failing,
                tries + more.tries,
                Math.min(firstAt, more.firstAt),
                Math.max(lastAt, more.lastAt));
    }
}
