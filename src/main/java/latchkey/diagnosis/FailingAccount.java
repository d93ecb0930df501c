package latchkey.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.diagnosis.FailingQueries.Brief;

/**
 * What fails at one account, added up: by this the worklist is put in order.
 *
 * @param severity of the worst of its clients
 * @param failing how many fail now
 * @param number by which it is put in order
 */
record FailingAccount(String address, int severity, int failing, long number) {
    /** In no order. */
    static List<FailingAccount> of(Collection<Brief> clients, WorklistOrder order) {
        Map<String, FailingAccount> byAddress = new HashMap<>(clients.size() * 2);
        clients.forEach(client -> byAddress.merge(client.address(), of(client), (one, other) -> one.and(other, order)));
        return new ArrayList<>(byAddress.values());
    }

    private static FailingAccount of(Brief client) {
        return new FailingAccount(
                client.address(),
                severityOf(client.state()),
                client.state() == FailingClientState.FAILING ? 1 : 0,
                client.number());
    }

    private FailingAccount and(FailingAccount more, WorklistOrder order) {
        return new FailingAccount(
                address,
                Math.min(severity, more.severity),
                failing + more.failing,
                order.together(number, more.number));
    }

    /** The least is who needs help first. */
    static int severityOf(FailingClientState state) {
        return switch (state) {
            case FAILING -> 0;
            case PROBABLY_FIXED -> 1;
            case QUIET -> 2;
            case FIXED -> 3;
            case CLOSED -> 4;
        };
    }
}
