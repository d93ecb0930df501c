package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class UtcTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00.123456Z");
    private static final LocalDateTime COLUMN = LocalDateTime.parse("2026-03-29T12:00:00.123");

    @Test
    void aColumnHoldsUtcInMilliseconds() {
        assertThat(Utc.column(NOON)).isEqualTo(COLUMN);
        assertThat(Utc.instant(COLUMN)).isEqualTo(Instant.parse("2026-03-29T12:00:00.123Z"));
        assertThat(Utc.columnOrNull(null)).isNull();
        assertThat(Utc.columnOrNull(NOON)).isEqualTo(COLUMN);
    }

    @Test
    void theZoneOfTheJvmDoesNotMatter() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(Utc.column(NOON)).isEqualTo(COLUMN);
            assertThat(Utc.instant(Utc.column(Instant.EPOCH))).isEqualTo(Instant.EPOCH);
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
