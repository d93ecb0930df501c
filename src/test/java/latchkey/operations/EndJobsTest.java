package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.spi.JobInstrumenter.JobInstrumentationContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A portal stops while jobs of its run. */
@Timeout(30)
class EndJobsTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Scheduler scheduler = (Scheduler) Proxy.newProxyInstance(
            Scheduler.class.getClassLoader(), new Class<?>[] {Scheduler.class}, (proxy, method, arguments) -> {
                told.add(method.getName());
                return null;
            });
    private final EndJobs endJobs = new EndJobs(scheduler, Duration.ofSeconds(20));

    /** Somebody's job, which ends when the test says so. */
    private record Job(CompletableFuture<Void> end) implements JobInstrumentationContext {
        static Job running(EndJobs watcher) {
            Job job = new Job(new CompletableFuture<>());
            watcher.instrument(job);
            return job;
        }

        @Override
        public CompletionStage<Void> executeJob() {
            return end;
        }

        @Override
        public String getSpanName() {
            return "a job";
        }
    }

    private record NeverBegun() implements JobInstrumentationContext {
        @Override
        public CompletionStage<Void> executeJob() {
            throw new IllegalStateException("planted");
        }

        @Override
        public String getSpanName() {
            return "a job";
        }
    }

    private CompletableFuture<Void> stops(EndJobs jobs) {
        return CompletableFuture.runAsync(() -> {
            try {
                jobs.await(new ShutdownEvent());
            } catch (InterruptedException never) {
                throw new AssertionError(never);
            }
        });
    }

    @Test
    void noneBeginsOnceItIsSaidThatThePortalWillStop() {
        endJobs.beginNoMore(new ShutdownDelayInitiatedEvent());

        assertThat(told).containsExactly("pause");
    }

    @Test
    void itIsWaitedForEachOfThem() {
        Job first = Job.running(endJobs);
        Job second = Job.running(endJobs);

        CompletableFuture<Void> stopped = stops(endJobs);
        first.end().complete(null);

        await().during(Duration.ofMillis(300)).until(() -> !stopped.isDone());
        second.end().complete(null);
        await().atMost(Duration.ofSeconds(5)).until(stopped::isDone);
        assertThat(stopped).isCompleted();
    }

    @Test
    void withoutOneNothingIsWaitedFor() {
        Job.running(endJobs).end().complete(null);

        assertThat(stops(endJobs)).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void oneThatFailsHasEndedToo() {
        Job.running(endJobs).end().completeExceptionally(new IllegalStateException("planted"));
        assertThatThrownBy(() -> endJobs.instrument(new NeverBegun())).hasMessage("planted");

        assertThat(stops(endJobs)).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void oneThatDoesNotEndIsLeftAtLast() {
        EndJobs hurried = new EndJobs(scheduler, Duration.ofMillis(100));
        Job.running(hurried);

        assertThat(stops(hurried)).succeedsWithin(Duration.ofSeconds(5));
    }
}
