package latchkey.setup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import latchkey.attempt.ProtocolOutcomes;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.shared.Protocol;
import org.jboss.logging.Logger;

/** Feeds all open pages from one query every half second; with no page open there is none. */
@ApplicationScoped
class WatchLights {
    private static final Logger LOG = Logger.getLogger(WatchLights.class);
    private static final int EVERY_MS = 500;

    private final ProtocolOutcomes outcomes;
    private final Map<UUID, List<Watcher>> watchers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    WatchLights(ProtocolOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    private static final class Watcher {
        private final Set<Protocol> protocols;
        private final MultiEmitter<? super List<Light>> page;
        private List<Light> shown = List.of();

        Watcher(Set<Protocol> protocols, MultiEmitter<? super List<Light>> page) {
            this.protocols = protocols;
            this.page = page;
        }

        /** Only what has changed: a screen reader reads each new text aloud. */
        synchronized void show(List<Outcome> outcomes) {
            List<Light> lights = Light.of(protocols, outcomes);
            if (!lights.equals(shown)) {
                shown = lights;
                page.emit(lights);
            }
        }
    }

    void start(@Observes StartupEvent event) {
        // Ends by itself only if look() throws, which it does not.
        var unused = clockwork.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clockwork.shutdownNow();
        watchers.values().forEach(all -> all.forEach(watcher -> watcher.page.complete()));
    }

    List<Light> now(UUID appPassword, Set<Protocol> protocols) {
        return Light.of(protocols, outcomes.of(Set.of(appPassword)));
    }

    Multi<List<Light>> watch(UUID appPassword, Set<Protocol> protocols) {
        return Multi.createFrom().emitter(page -> {
            Watcher watcher = new Watcher(protocols, page);
            // In one step with the removal below, or a watcher could be added to a list that was just thrown away.
            watchers.compute(appPassword, (id, all) -> {
                List<Watcher> with = all == null ? new CopyOnWriteArrayList<>() : all;
                with.add(watcher);
                return with;
            });
            page.onTermination(() -> watchers.computeIfPresent(appPassword, (id, all) -> {
                all.remove(watcher);
                return all.isEmpty() ? null : all;
            }));
        });
    }

    private void look() {
        Set<UUID> watched = Set.copyOf(watchers.keySet());
        if (watched.isEmpty()) {
            return;
        }
        try {
            Map<UUID, List<Outcome>> byId =
                    outcomes.of(watched).stream().collect(Collectors.groupingBy(Outcome::appPassword));
            watchers.forEach((id, all) -> {
                if (watched.contains(id)) {
                    all.forEach(watcher -> watcher.show(byId.getOrDefault(id, List.of())));
                }
            });
        } catch (RuntimeException failed) {
            LOG.warnf("The lights could not be looked at: %s", failed.getMessage());
        }
    }
}
