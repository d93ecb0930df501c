package latchkey.mailcow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong between the portal and mailcow. */
public final class Faults {
    public enum Fault {
        /** No answer; it is done when the test says {@link #goOn}, and nobody hears of it. */
        TIME_OUT,
        /** Answers 500 and has done nothing. */
        ERROR_500,
        /** The connection breaks before anything was done. */
        RESET_BEFORE,
        /** It is done, and the connection breaks. */
        RESET_AFTER,
        /** It is done, and the answer stops in the middle of its body. */
        STALL_IN_BODY
    }

    private record Planned(Fault fault, Predicate<String> route, AtomicInteger times) {}

    private static final long LONGEST_S = 120;

    private volatile @Nullable Planned planned;
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private volatile boolean readOnly;

    /** From now on, for every request. */
    public void all(Fault fault) {
        plan(fault, route -> true, Integer.MAX_VALUE);
    }

    /** From now on, for requests whose path begins so. */
    public void on(String route, Fault fault) {
        plan(fault, path -> path.startsWith(route), Integer.MAX_VALUE);
    }

    /** From now on, for requests that name this domain, mailbox or number last. */
    public void about(String name, Fault fault) {
        plan(fault, path -> path.endsWith("/" + name), Integer.MAX_VALUE);
    }

    /** For the next such request only. */
    public void once(String route, Fault fault) {
        plan(fault, path -> path.startsWith(route), 1);
    }

    /** The key that is in use may read only, by mistake. */
    public void keyReadsOnly(boolean byMistake) {
        readOnly = byMistake;
    }

    /** No new fault from now on; what is held by a time-out is still under way. */
    public void none() {
        planned = null;
        readOnly = false;
    }

    /** What was held by a time-out is carried out now. */
    public void goOn() {
        goOn.countDown();
    }

    boolean readOnly() {
        return readOnly;
    }

    private void plan(Fault fault, Predicate<String> route, int times) {
        if (fault == Fault.TIME_OUT && goOn.getCount() == 0) {
            goOn = new CountDownLatch(1);
        }
        planned = new Planned(fault, route, new AtomicInteger(times));
    }

    @Nullable
    Fault of(String route) {
        Planned now = planned;
        return now != null && now.route().test(route) && now.times().getAndDecrement() > 0 ? now.fault() : null;
    }

    void hold() {
        try {
            var unused = goOn.await(LONGEST_S, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
