package latchkey.mailserver.mailcow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.shared.MailAddress;

/** Lets one caller at a time work on a mailbox: between finding a row and changing it nobody else may move it. */
final class OneAtATime {
    private static final int LOCKS = 64;

    private final ReentrantLock[] locks =
            Stream.generate(() -> new ReentrantLock(true)).limit(LOCKS).toArray(ReentrantLock[]::new);
    private final Duration patience;

    OneAtATime(Duration patience) {
        this.patience = patience;
    }

    <T> T on(MailAddress mailbox, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(mailbox.hashCode(), LOCKS)];
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unreachable("another call for this mailbox has not ended");
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new Unreachable("given up while another call for this mailbox was made", givenUp);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
