package latchkey.diagnosis;

import java.util.List;
import java.util.Map;
import latchkey.attempt.Reason;

/**
 * A page of accounts with what fails at each.
 *
 * @param accounts how many there are on all pages
 * @param clients of all of them
 * @param byReason how many clients there would be with each reason; those without any are left out
 * @param number counted from 1
 */
public record WorklistPage(List<Entry> entries, long accounts, long clients, Map<Reason, Long> byReason, int number) {
    /** Accounts. */
    public static final int SIZE = 50;

    /** Of an account; its own page has them all. */
    private static final int CLIENTS_SHOWN = 20;

    /**
     * @param address the mailbox, or what was typed where no mailbox has that name
     * @param clients the worst first
     */
    public record Entry(String address, List<Worklist.Row> clients) {
        public List<Worklist.Row> shown() {
            return clients.stream().limit(CLIENTS_SHOWN).toList();
        }

        public int more() {
            return Math.max(0, clients.size() - CLIENTS_SHOWN);
        }
    }

    public boolean hasNext() {
        return (long) number * SIZE < accounts;
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public long from() {
        return accounts == 0 ? 0 : (long) (number - 1) * SIZE + 1;
    }

    public long to() {
        return Math.min((long) number * SIZE, accounts);
    }
}
