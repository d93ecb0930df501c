package latchkey.web;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Pieces of a page as events, one for each change, with signs of life in between. */
public final class PieceStream {
    /** Reverse proxies hang up on what is silent for longer, a minute mostly. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private PieceStream() {}

    /** @param longest then the browser asks anew, and whoever may no longer look is not answered */
    public static Multi<OutboundSseEvent> of(Multi<String> pieces, Sse sse, Duration longest) {
        // With the pieces the stream ends too, which the signs of life would not let it.
        Multi<Optional<OutboundSseEvent>> changes = pieces.map(html -> Optional.of(sse.newEvent(onOneLine(html))))
                .onCompletion()
                .continueWith(List.<Optional<OutboundSseEvent>>of(Optional.empty()));
        Multi<Optional<OutboundSseEvent>> signsOfLife = Multi.createFrom()
                .ticks()
                .every(SILENCE)
                .onOverflow()
                .drop()
                .map(tick -> Optional.of(sse.newEventBuilder().comment("here").build()));
        return Multi.createBy()
                .merging()
                .streams(changes, signsOfLife)
                .select()
                .first(Optional::isPresent)
                .map(Optional::get)
                .select()
                .first(longest);
    }

    /** An event ends at an empty line. */
    public static String onOneLine(String html) {
        return html.replaceAll("\\s*\\R\\s*", " ");
    }
}
