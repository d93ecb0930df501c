package latchkey.operations;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.spi.JobInstrumenter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** When the portal stops, no job begins any more, and those that run end before the database is taken from them. */
@ApplicationScoped
@Unremovable
class EndJobs implements JobInstrumenter {
    private static final Logger LOG = Logger.getLogger(EndJobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final Duration patience;
    /** One party is ourselves. */
    private final Phaser running = new Phaser(1);

    @Inject
    EndJobs(Scheduler scheduler) {
        this(scheduler, PATIENCE);
    }

    EndJobs(Scheduler scheduler, Duration patience) {
        this.scheduler = scheduler;
        this.patience = patience;
    }

    @Override
    public CompletionStage<Void> instrument(JobInstrumentationContext job) {
        running.register();
        try {
            return job.executeJob().whenComplete((done, failed) -> running.arriveAndDeregister());
        } catch (RuntimeException failed) {
            running.arriveAndDeregister();
            throw failed;
        }
    }

    void beginNoMore(@Observes ShutdownDelayInitiatedEvent event) {
        scheduler.pause();
    }

    /** After the jobs that are told to hurry. */
    void await(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event)
            throws InterruptedException {
        scheduler.pause();
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.warnf("A job still ran when the portal stopped: %d", running.getUnarrivedParties());
        }
    }
}
