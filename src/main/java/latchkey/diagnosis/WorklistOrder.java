package latchkey.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What comes first in the worklist. Accounts that are alike in it are in the order of the worst, then of their names. */
public enum WorklistOrder {
    /** What fails now before what may be fixed, then who has most that fails, then what failed last. */
    WORST,
    LATEST,
    LONGEST,
    TRIES,
    ADDRESS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorklistOrder> ofKey(String key) {
        return Arrays.stream(values()).filter(order -> order.key().equals(key)).findFirst();
    }

    /** Of the row {@code f}: the number by which clients are put in order. Times are seconds. */
    String column() {
        return switch (this) {
            case WORST, LATEST -> "TIMESTAMPDIFF(SECOND, '1970-01-01', f.last_at)";
            case LONGEST -> "TIMESTAMPDIFF(SECOND, '1970-01-01', f.first_at)";
            case TRIES -> "f.tries";
            case ADDRESS -> "0";
        };
    }

    /** Makes one number of those of an account. */
    long together(long one, long other) {
        return switch (this) {
            case TRIES -> one + other;
            case LONGEST -> Math.min(one, other);
            case WORST, LATEST, ADDRESS -> Math.max(one, other);
        };
    }

    Comparator<FailingAccount> comparator() {
        return this::compare;
    }

    /** By hand, since a page asks hundreds of thousands of times. */
    private int compare(FailingAccount one, FailingAccount other) {
        int first =
                switch (this) {
                    case LATEST, TRIES -> Long.compare(other.number(), one.number());
                    case LONGEST -> Long.compare(one.number(), other.number());
                    case WORST, ADDRESS -> 0;
                };
        if (first == 0 && this != ADDRESS) {
            first = worst(one, other);
        }
        if (first == 0 && this == WORST) {
            first = Long.compare(other.number(), one.number());
        }
        return first == 0 ? one.address().compareTo(other.address()) : first;
    }

    private static int worst(FailingAccount one, FailingAccount other) {
        int severity = Integer.compare(one.severity(), other.severity());
        return severity == 0 ? Integer.compare(other.failing(), one.failing()) : severity;
    }
}
