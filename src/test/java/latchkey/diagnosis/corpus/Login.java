package latchkey.diagnosis.corpus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One login as its client makes it.
 *
 * @param at since the trace began
 * @param actor who makes it, by number
 * @param name as typed
 * @param network the address it comes from
 * @param client what it calls itself, if it does so before it logs in
 */
public record Login(
        Duration at,
        int actor,
        String name,
        String network,
        String protocol,
        @Nullable String client,
        String secret) {}
