package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongBinaryOperator;

/** What comes first in the worklist. Accounts that are alike in it are in the order of the worst, then of their names. */
public enum WorklistOrder {
    /** What fails now before what may be fixed, then who has most that fails, then what failed last. */
    WORST(
            Sql.LAST,
            Math::max,
            Comparator.comparingInt(FailingAccount::severity)
                    .thenComparing(
                            Comparator.comparingInt(FailingAccount::failing).reversed())
                    .thenComparing(
                            Comparator.comparingLong(FailingAccount::number).reversed())),
    LATEST(Sql.LAST, Math::max, Comparator.comparingLong(FailingAccount::number).reversed()),
    LONGEST(Sql.FIRST, Math::min, Comparator.comparingLong(FailingAccount::number)),
    TRIES("f.tries", Long::sum, Comparator.comparingLong(FailingAccount::number).reversed()),
    ADDRESS("0", Math::max, Comparator.comparing(FailingAccount::address));

    /** Seconds as numbers: twenty thousand rows are read for a page. */
    private static final class Sql {
        private static final String LAST = "TIMESTAMPDIFF(SECOND, '1970-01-01', f.last_at)";
        private static final String FIRST = "TIMESTAMPDIFF(SECOND, '1970-01-01', f.first_at)";
    }

    /** Of the row {@code f}: the number by which clients are put in order. */
    final String column;

    /** Makes one number of those of an account. */
    final LongBinaryOperator together;

    private final Comparator<FailingAccount> order;

    WorklistOrder(String column, LongBinaryOperator together, Comparator<FailingAccount> order) {
        this.column = column;
        this.together = together;
        this.order = order;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorklistOrder> ofKey(String key) {
        return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
    }

    Comparator<FailingAccount> comparator() {
        return order.thenComparingInt(FailingAccount::severity)
                .thenComparing(Comparator.comparingInt(FailingAccount::failing).reversed())
                .thenComparing(FailingAccount::address);
    }
}
