package latchkey.audit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** What somebody did, and what was done to his mailbox: by whom is told as a role, never as a name. */
class KeptOfActs {
    private KeptOfActs() {}

    @Produces
    @Singleton
    static KeptData own(DataSource dataSource) {
        return new KeptRows(
                What.OWN_ACTS, By.WHO, Optional.empty(), dataSource, "at, what, role", "audit_entry", "who", "at");
    }

    @Produces
    @Singleton
    static KeptData ofMailbox(DataSource dataSource) {
        return new KeptRows(
                What.ACTS,
                By.MAILBOX,
                Optional.empty(),
                dataSource,
                "at, what, role, IF(what LIKE 'APP_PASSWORD%', thing, NULL) AS appPassword",
                "audit_entry",
                "address",
                "at");
    }
}
