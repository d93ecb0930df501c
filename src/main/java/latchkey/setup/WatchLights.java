package latchkey.setup;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.apppassword.ListAppPasswords;
import latchkey.attempt.ProtocolOutcomes;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.setup.handover.FollowHandOver.Mine;
import latchkey.shared.Protocol;
import latchkey.web.Feed;

/** The lights of all open pages that show an app password. */
@ApplicationScoped
class WatchLights {
    private static final Duration[] MARKS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(4),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final ProtocolOutcomes outcomes;
    private final ListAppPasswords listAppPasswords;
    private final Feed<UUID, List<Outcome>> feed;
    private final Timer toLight;
    private final Clock clock;

    WatchLights(ProtocolOutcomes outcomes, ListAppPasswords listAppPasswords, MeterRegistry metrics, Clock clock) {
        this.outcomes = outcomes;
        this.listAppPasswords = listAppPasswords;
        this.clock = clock;
        this.toLight = Timer.builder("latchkey.login.light")
                .description("From a login at the mail server to the green light on an open page")
                .serviceLevelObjectives(MARKS)
                .register(metrics);
        this.feed = new Feed<>(
                "lights",
                watched -> outcomes.of(watched).stream().collect(Collectors.groupingBy(Outcome::appPassword)),
                List.of());
    }

    void start(@Observes StartupEvent event) {
        feed.start();
    }

    /** Before the portal waits for its requests to end: these would not. */
    void stopEarly(@Observes ShutdownDelayInitiatedEvent event) {
        feed.stop();
    }

    void stop(@Observes ShutdownEvent event) {
        feed.stop();
    }

    List<Light> now(UUID appPassword, Set<Protocol> protocols) {
        return Light.of(protocols, outcomes.of(Set.of(appPassword)));
    }

    /** Of an app password that was handed over to a phone. */
    List<Light> now(Mine mine) {
        return now(mine.appPassword(), protocols(mine));
    }

    Multi<List<Light>> watch(Mine mine) {
        return watch(mine.appPassword(), protocols(mine));
    }

    private Set<Protocol> protocols(Mine mine) {
        return ShowAgain.protocols(listAppPasswords.one(mine.address(), mine.appPassword()));
    }

    /** Only what has changed: a screen reader reads each new text aloud. */
    Multi<List<Light>> watch(UUID appPassword, Set<Protocol> protocols) {
        TimeToLight measured = new TimeToLight(toLight, clock::instant);
        return feed.watch(appPassword)
                .invoke(measured::seen)
                .map(seen -> Light.of(protocols, seen))
                .skip()
                .repetitions();
    }
}
