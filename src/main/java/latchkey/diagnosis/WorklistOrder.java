package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What comes first in the worklist. Accounts that are alike in it are in the order of the worst, then of their names. */
public enum WorklistOrder {
    WORST(Comparator.comparingLong(FailingAccount::rank)),
    LATEST(Comparator.comparingLong(FailingAccount::lastAt).reversed()),
    LONGEST(Comparator.comparingLong(FailingAccount::firstAt)),
    TRIES(Comparator.comparingLong(FailingAccount::tries).reversed()),
    ADDRESS(Comparator.comparing(FailingAccount::address));

    private final Comparator<FailingAccount> order;

    WorklistOrder(Comparator<FailingAccount> order) {
        this.order = order;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorklistOrder> ofKey(String key) {
        return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
    }

    Comparator<FailingAccount> comparator() {
        return order.thenComparingLong(FailingAccount::rank).thenComparing(FailingAccount::address);
    }
}
