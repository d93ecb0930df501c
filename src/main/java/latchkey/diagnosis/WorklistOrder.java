package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What comes first in the worklist. Accounts that are alike in it are in the order of the worst, then of their names. */
public enum WorklistOrder {
    WORST(FailingAccount::rank),
    LATEST(account -> -account.lastAt()),
    LONGEST(FailingAccount::firstAt),
    TRIES(account -> -account.tries()),
    ADDRESS(account -> 0) {
        @Override
        Comparator<FailingAccount> comparator() {
            return Comparator.comparing(FailingAccount::address);
        }
    };

    private final ToLongFunction<FailingAccount> place;

    WorklistOrder(ToLongFunction<FailingAccount> place) {
        this.place = place;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorklistOrder> ofKey(String key) {
        return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
    }

    Comparator<FailingAccount> comparator() {
        return Comparator.comparingLong(place)
                .thenComparingLong(FailingAccount::rank)
                .thenComparing(FailingAccount::address);
    }
}
