package latchkey.diagnosis;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** A time of a native query: a column comes as one type, and a calculated one as another. */
final class TimeColumn {
    private TimeColumn() {}

    static Instant instant(@Nullable Object column) {
        if (column instanceof Timestamp timestamp) {
            return Utc.instant(timestamp.toLocalDateTime());
        }
        if (column instanceof LocalDateTime time) {
            return Utc.instant(time);
        }
        throw new IllegalStateException("not a time: " + column);
    }
}
