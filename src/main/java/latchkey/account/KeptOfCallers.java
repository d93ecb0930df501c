package latchkey.account;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;
import latchkey.shared.OldRows;

/** When a code for the helpdesk was made, and whether it was read out. The audit trail keeps it for good. */
class KeptOfCallers {
    private static final Duration KEPT = Duration.ofDays(7);

    private KeptOfCallers() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource) {
        return new KeptRows(
                What.CALLER_CODES,
                By.MAILBOX,
                Optional.of(KEPT),
                dataSource,
                "made_at AS madeAt, until AS goodUntil, confirmed_at AS confirmedAt",
                "caller_code",
                "address",
                "made_at");
    }

    @Produces
    @Singleton
    static Chore old(DataSource dataSource) {
        return new OldRows(
                "caller-codes", dataSource, KEPT, "DELETE FROM caller_code WHERE made_at < ? ORDER BY made_at");
    }
}
