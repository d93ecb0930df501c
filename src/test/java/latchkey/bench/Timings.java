package latchkey.bench;

import java.util.Collection;
import java.util.List;

/** How long something took, in milliseconds. */
record Timings(List<Double> millis) {
    Timings(Collection<Double> millis) {
        this(millis.stream().sorted().toList());
    }

    /** Of 95 in a hundred. */
    double p95() {
        return at(0.95);
    }

    double middle() {
        return at(0.5);
    }

    double least() {
        return at(0);
    }

    int count() {
        return millis.size();
    }

    private double at(double share) {
        return millis.isEmpty() ? Double.NaN : millis.get(Math.max(0, (int) Math.ceil(share * millis.size()) - 1));
    }
}
