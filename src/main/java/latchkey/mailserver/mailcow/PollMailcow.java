package latchkey.mailserver.mailcow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import latchkey.mailserver.ToldOnce;
import latchkey.mailserver.mailcow.report.ReadMailcow;
import latchkey.shared.JobLease;
import org.jboss.logging.Logger;

/** Has the logs of one mailcow read again and again, by one replica, and never sooner than is allowed to all together. */
final class PollMailcow {
    private static final Logger LOG = Logger.getLogger(PollMailcow.class);
    private static final long LEASES = 3;

    private final String key;
    private final ReadMailcow reader;
    private final JobLease lease;
    private final long everyMs;
    private final ToldOnce told = new ToldOnce(LOG);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread loop;

    PollMailcow(String key, ReadMailcow reader, DataSource dataSource, Duration every) {
        this.key = key;
        this.reader = reader;
        this.lease = new JobLease(dataSource, "logs-" + key, every.multipliedBy(LEASES));
        this.everyMs = every.toMillis();
        this.loop = new Thread(this::run, "logs-" + key);
    }

    void start() {
        loop.start();
    }

    void stop() throws InterruptedException {
        stopping.countDown();
        loop.join(TimeUnit.SECONDS.toMillis(5));
        try {
            lease.giveUp();
        } catch (SQLException gone) {
            LOG.debug("the lease runs out by itself", gone);
        }
    }

    private void run() {
        try {
            long waitMs = 0;
            while (!stopping.await(waitMs, TimeUnit.MILLISECONDS)) {
                waitMs = look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return when to look again */
    private long look() {
        try {
            if (!lease.held()) {
                return everyMs;
            }
            Duration left = reader.takeTurn();
            if (left.isZero()) {
                reader.round();
                left = reader.untilNextTurn();
            }
            told.back(unread());
            return left.toMillis();
        } catch (SQLException | RuntimeException | Error failed) {
            // What was not filed is read again.
            LOG.debug("not read", failed);
            told.away(unread(), String.valueOf(failed));
            return everyMs;
        }
    }

    private String unread() {
        return "The logs of " + key + " are not filed";
    }
}
