package latchkey.web;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;

/** Pieces of a page as events, one for each change, with signs of life in between. */
public final class PieceStream {
    /** Reverse proxies hang up on what is silent for longer, a minute mostly. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private PieceStream() {}

    /** @param longest then the browser asks anew, and whoever may no longer look is not answered */
    public static Multi<OutboundSseEvent> of(Multi<String> pieces, Sse sse, Duration longest) {
        Multi<OutboundSseEvent> changes = pieces.map(html -> sse.newEvent(onOneLine(html)));
        Multi<OutboundSseEvent> signsOfLife = Multi.createFrom()
                .ticks()
                .every(SILENCE)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("here").build());
        return Multi.createBy().merging().streams(changes, signsOfLife).select().first(longest);
    }

    /** An event ends at an empty line. */
    public static String onOneLine(String html) {
        return html.replaceAll("\\s*\\R\\s*", " ");
    }
}
