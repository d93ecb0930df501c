package latchkey.bench;

import java.time.Duration;

/**
 * How large a site is, and how long it is looked at.
 *
 * @param few attempts with which all is measured first
 * @param attempts with which all is measured again; the same number if there is no second time
 * @param rounds how often each thing is measured, and what counts of it
 * @param requests for each page in a round
 * @param pageMillis the limit of a page's 95th percentile
 * @param reports judged in each round
 * @param reportsASecond that have to be judged: a portal that has just started has compiled little of itself
 */
record Size(
        int few,
        int attempts,
        int accounts,
        Rounds rounds,
        int requests,
        double pageMillis,
        int reports,
        int reportsASecond,
        Duration storm) {
    static final int FAILING_CLIENTS = 20_000;
    static final int FAILING_ACCOUNTS = 14_000;
    static final int DAYS = 90;

    /** For every build: a minute. */
    static Size small() {
        return new Size(200_000, 200_000, 50_000, Rounds.QUIETEST_OF_4, 20, 100, 20_000, 2000, Duration.ofSeconds(10));
    }

    static Size large() {
        return new Size(
                200_000,
                Integer.getInteger("latchkey.bench.attempts", 20_000_000),
                Integer.getInteger("latchkey.bench.accounts", 1_000_000),
                Rounds.MIDDLE_OF_5,
                40,
                100,
                Integer.getInteger("latchkey.bench.reports", 100_000),
                5000,
                Duration.ofSeconds(Integer.getInteger("latchkey.bench.storm", 180)));
    }

    boolean grows() {
        return attempts > few;
    }
}
