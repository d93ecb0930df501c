package latchkey.web;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Feeds all open pages that watch something from one query every half second; with no page open there is none.
 *
 * @param <K> what is watched
 * @param <V> how it stands
 */
public final class Feed<K, V> {
    private static final Logger LOG = Logger.getLogger(Feed.class);
    private static final int EVERY_MS = 500;

    private final String name;
    private final Function<Set<K>, Map<K, V>> query;
    private final V nothing;
    private final Map<K, List<MultiEmitter<? super V>>> pages = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();

    /** @param nothing of what the query tells nothing */
    public Feed(String name, Function<Set<K>, Map<K, V>> query, V nothing) {
        this.name = name;
        this.query = query;
        this.nothing = nothing;
    }

    public void start() {
        // A look that throws would be the last one, without a word.
        var unused = clockwork.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Pages are told that it is over, and ask elsewhere; one that comes later is told so at once. */
    public void stop() {
        ended = true;
        clockwork.shutdownNow();
        pages.values().forEach(all -> all.forEach(MultiEmitter::complete));
    }

    /** What each look has seen, as often as it has. */
    public Multi<V> watch(K one) {
        return Multi.createFrom().emitter(page -> {
            // In one step with the removal below, or a page could be added to a list that was just thrown away.
            pages.compute(one, (key, all) -> {
                List<MultiEmitter<? super V>> with = all == null ? new CopyOnWriteArrayList<>() : all;
                with.add(page);
                return with;
            });
            page.onTermination(() -> pages.computeIfPresent(one, (key, all) -> {
                all.remove(page);
                return all.isEmpty() ? null : all;
            }));
            if (ended) {
                page.complete();
            }
        });
    }

    private void look() {
        Set<K> watched = Set.copyOf(pages.keySet());
        if (watched.isEmpty()) {
            return;
        }
        try {
            Map<K, V> seen = query.apply(watched);
            pages.forEach((key, all) -> {
                if (watched.contains(key)) {
                    all.forEach(page -> page.emit(seen.getOrDefault(key, nothing)));
                }
            });
        } catch (RuntimeException failed) {
            LOG.warnf("The %s could not be looked at: %s", name, failed.getMessage());
        } catch (Error broken) {
            // The looks go on: else no open page would learn anything before the portal starts anew.
            LOG.errorf(broken, "The %s cannot be looked at; it is tried again", name);
        }
    }
}
