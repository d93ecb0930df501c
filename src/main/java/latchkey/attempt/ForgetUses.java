package latchkey.attempt;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Accepted logins of long ago. */
class ForgetUses {
    private ForgetUses() {}

    @Produces
    @Singleton
    static Chore rows(DataSource dataSource, AttemptConfig config) {
        return new OldRows(
                "old-uses", dataSource, config.usesKeptFor(), "DELETE FROM login_use WHERE hour < ? ORDER BY hour");
    }
}
