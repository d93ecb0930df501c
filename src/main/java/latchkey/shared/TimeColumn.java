package latchkey.shared;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A time of a native query: a column comes as one type, and a calculated one as another. */
public final class TimeColumn {
    private TimeColumn() {}

    public static Instant instant(@Nullable Object column) {
        if (column instanceof Timestamp timestamp) {
            return Utc.instant(timestamp.toLocalDateTime());
        }
        if (column instanceof LocalDateTime time) {
            return Utc.instant(time);
        }
        throw new IllegalStateException("not a time: " + column);
    }
}
