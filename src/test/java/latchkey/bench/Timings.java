package latchkey.bench;

import java.util.List;

/**
 * How long something took.
 *
 * @param millis ascending, whatever the order in which they come
 */
record Timings(List<Double> millis) {
    Timings {
        millis = millis.stream().sorted().toList();
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
