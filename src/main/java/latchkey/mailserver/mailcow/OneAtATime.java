package latchkey.mailserver.mailcow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;

/**
 * Lets one caller at a time work on a mailbox, of all replicas: between finding a row and changing it nobody else may
 * move it.
 */
final class OneAtATime {
    private static final int LOCKS = 64;
    private static final String BUSY = "another call for this mailbox has not ended";

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toArray(ReentrantLock[]::new);
    private static final long LOOK_AGAIN_MS = 50;

    private final Duration patience;
    private final Replicas replicas;

    OneAtATime(Duration patience, Replicas replicas) {
        this.patience = patience;
        this.replicas = replicas;
    }

    <T> T on(MailAddress mailbox, Supplier<T> work) {
        // The same in each replica.
        int group = Math.floorMod(mailbox.toString().hashCode(), LOCKS);
        ReentrantLock lock = locks[group];
        long end = System.nanoTime() + patience.toNanos();
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unreachable(BUSY);
            }
            try {
                return lock.getHoldCount() > 1 ? work.get() : beforeReplicas(group, end, work);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new Unreachable("given up while another call for this mailbox was made", givenUp);
        }
    }

    private <T> T beforeReplicas(int group, long end, Supplier<T> work) throws InterruptedException {
        while (!replicas.take(group)) {
            if (System.nanoTime() - end > 0) {
                throw new Unreachable(BUSY);
            }
            // Another replica gives it back without a word; whoever gives up this call interrupts it.
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        try {
            return work.get();
        } finally {
            replicas.give(group);
        }
    }
}
