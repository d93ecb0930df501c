package latchkey.migration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Exemptions that ended a while ago. The audit trail still tells of them. */
class ForgetExemptions {
    private static final Duration KEPT = Duration.ofDays(30);

    private ForgetExemptions() {}

    @Produces
    @Singleton
    static Chore rows(DataSource dataSource) {
        return new OldRows(
                "ended-exemptions", dataSource, KEPT, "DELETE FROM plan_exemption WHERE ends_at < ? ORDER BY ends_at");
    }
}
