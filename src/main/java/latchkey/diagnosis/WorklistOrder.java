package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What comes first in the worklist. Accounts that are alike in it are in the order of the worst, then of their names. */
public enum WorklistOrder {
    /** What fails now before what may be fixed, then who has most that fails, then what failed last. */
    WORST(Comparator.comparing(FailingAccount::worst)
            .thenComparing(FailingAccount::failing, Comparator.reverseOrder())
            .thenComparing(FailingAccount::lastAt, Comparator.reverseOrder())),
    LATEST(Comparator.comparing(FailingAccount::lastAt, Comparator.reverseOrder())),
    LONGEST(Comparator.comparing(FailingAccount::firstAt)),
    TRIES(Comparator.comparing(FailingAccount::tries, Comparator.reverseOrder())),
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
        return order.thenComparing(WORST.order).thenComparing(FailingAccount::address);
    }
}
