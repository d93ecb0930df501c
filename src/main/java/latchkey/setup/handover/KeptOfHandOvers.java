package latchkey.setup.handover;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** That a code for a phone was shown, and who opened it; neither its keys nor what it holds. */
class KeptOfHandOvers {
    private KeptOfHandOvers() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource) {
        return new KeptRows(
                What.HAND_OVERS,
                By.MAILBOX,
                Optional.of(HandOver.OPENING_KEPT_FOR),
                dataSource,
                "CAST(app_password_id AS CHAR) AS appPassword, until, claimed_at AS openedAt, device, network",
                "handover",
                "address",
                "until");
    }
}
