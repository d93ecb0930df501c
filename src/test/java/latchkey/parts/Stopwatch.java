package latchkey.parts;

import java.time.Duration;

/** Tells the person who waits what took how long; what took no time is not worth a line. */
final class Stopwatch {
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(3);
    private final long from = System.nanoTime();

    void tell(String what) {
        Duration taken = Duration.ofNanos(System.nanoTime() - from);
        if (taken.compareTo(WORTH_A_LINE) > 0) {
            System.out.println(what + " in " + Math.round(taken.toMillis() / 1000.0) + " s");
        }
    }
}
