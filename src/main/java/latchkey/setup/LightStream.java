package latchkey.setup;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Lights as events, one for each change, with a sign of life in between. */
final class LightStream {
    /** Reverse proxies hang up on what is silent for longer, a minute mostly. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private LightStream() {}

    /** @param render the lights as HTML */
    static Multi<OutboundSseEvent> of(
            Multi<List<Light>> lights, Function<List<Light>, String> render, Sse sse, Duration longest) {
        Multi<OutboundSseEvent> changes = lights.map(render).map(html -> sse.newEvent(onOneLine(html)));
        Multi<OutboundSseEvent> signsOfLife = Multi.createFrom()
                .ticks()
                .every(SILENCE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("here").build());
        return Multi.createBy().merging().streams(changes, signsOfLife).select().first(longest);
    }

    /** An event ends at an empty line. */
    static String onOneLine(String html) {
        return html.replaceAll("\\s*\\R\\s*", " ");
    }
}
