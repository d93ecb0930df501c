package latchkey.diagnosis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.JobLease;
import org.jboss.logging.Logger;

/**
 * The one loop that turns reports into history: looks every quarter of a second while the inbox is empty, and at once
 * while it is not. Stops within a batch.
 */
@ApplicationScoped
class JudgeReports {
    private static final Logger LOG = Logger.getLogger(JudgeReports.class);

    private final JudgeBatch judgeBatch;
    private final JudgeOneByOne judgeOneByOne;
    private final JobLease lease;
    private final DiagnosisConfig config;
    private final CountLogins count;
    private final Counter judged;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread loop = new Thread(this::run, "judge-reports");
    private volatile long lastLook = System.nanoTime();

    JudgeReports(
            JudgeBatch judgeBatch,
            JudgeOneByOne judgeOneByOne,
            DataSource dataSource,
            DiagnosisConfig config,
            CountLogins count,
            MeterRegistry metrics) {
        this.judgeBatch = judgeBatch;
        this.judgeOneByOne = judgeOneByOne;
        this.lease = new JobLease(dataSource, "judge", config.lease());
        this.config = config;
        this.count = count;
        this.judged = metrics.counter("latchkey.reports.judged");
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        loop.join(TimeUnit.SECONDS.toMillis(5));
        try {
            lease.giveUp();
        } catch (SQLException gone) {
            LOG.debug("the lease runs out by itself", gone);
        }
    }

    boolean running() {
        return loop.isAlive();
    }

    /** Since it last looked without a fault; a replica that finds another one judging has looked too. */
    Duration sinceLastLook() {
        return Duration.ofNanos(System.nanoTime() - lastLook);
    }

    private void run() {
        try {
            while (!stopping.await(0, TimeUnit.MILLISECONDS)) {
                if (!more() && stopping.await(config.every().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether to look again at once */
    private boolean more() {
        try {
            return lease.held() ? judgeSome() : looked();
        } catch (SQLException | RuntimeException | Error failed) {
            // Nobody knows then who judges; two at once are what the lease is there against.
            LOG.warnf("Reports wait, the lease of the judge cannot be asked for: %s", failed);
            return false;
        }
    }

    private boolean looked() {
        lastLook = System.nanoTime();
        return false;
    }

    private boolean judgeSome() {
        try {
            JudgeBatch.Done done = judgeBatch.judge(config.batch());
            judged.increment(done.judged().size());
            count.judged(done.judged());
            lastLook = System.nanoTime();
            return done.taken() > 0;
        } catch (SQLException | RuntimeException failed) {
            if (DatabaseTrouble.passes(failed)) {
                LOG.debugf("A batch is taken again: %s", failed.getMessage());
                return true;
            }
            if (DatabaseTrouble.isOutage(failed)) {
                LOG.warnf("Reports wait, the database does not answer: %s", failed.getMessage());
                return false;
            }
            LOG.warn("A batch of reports could not be judged; they are judged one by one", failed);
            return oneByOne();
        } catch (Error broken) {
            // The loop goes on: a portal that no longer judges would look as if nobody failed. Readiness tells of it.
            LOG.error("Reports wait, the judge is broken; it tries again", broken);
            return false;
        }
    }

    private boolean oneByOne() {
        try {
            judgeOneByOne.judge();
            lastLook = System.nanoTime();
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("Reports could not be judged one by one", failed);
        } catch (Error broken) {
            LOG.error("Reports wait, the judge is broken; it tries again", broken);
        }
        return false;
    }
}
