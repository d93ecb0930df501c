package latchkey.operations;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import latchkey.parts.OwnSchema;

/** Tests in which days pass at once, on a schema of their own. */
abstract class DaysGoBy {
    static final OwnSchema DATABASE = LonelyPortal.schema();

    @Inject
    KeepHouse keepHouse;

    @Inject
    Clock clock;

    /** Of all rows of one test. */
    final String source = "s" + UUID.randomUUID().toString().substring(0, 8);

    void days(int more) {
        ((MovedClock) io.quarkus.arc.ClientProxy.unwrap(clock)).moveBy(Duration.ofDays(more));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LocalDateTime daysAgo(long days) {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(days)
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
