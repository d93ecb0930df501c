package latchkey.diagnosis;

import java.util.Collection;
import java.util.List;

/**
 * How often each of some secrets was tried. Who goes through a list again and again repeats all of it alike; what a device
 * sends stands out among it.
 *
 * @param tries the fewest first
 */
record Repetition(List<Long> tries) {
    /** Over half of the list. */
    private static final int CLEARLY = 3;

    static Repetition of(Collection<Long> tries) {
        return new Repetition(tries.stream().sorted().toList());
    }

    int secrets() {
        return tries.size();
    }

    boolean standsOut(long one) {
        return one >= CLEARLY * median();
    }

    /** Secrets that are tried about as often as the others. */
    int alike() {
        return (int) tries.stream().filter(one -> !standsOut(one)).count();
    }

    /** More than people and their devices come to. */
    boolean isMany() {
        return tries.size() >= NetworkTries.MANY_AT_ONE_NAME && alike() >= NetworkTries.MANY_AT_ONE_NAME;
    }

    private long median() {
        return tries.isEmpty() ? 1 : tries.get((tries.size() - 1) / 2);
    }
}
