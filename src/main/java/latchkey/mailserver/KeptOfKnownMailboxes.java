package latchkey.mailserver;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** What a mail server says of a mailbox. */
class KeptOfKnownMailboxes {
    private KeptOfKnownMailboxes() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource) {
        return new KeptRows(
                What.AT_MAIL_SERVER,
                By.MAILBOX,
                Optional.of(ForgetKnownMailboxes.KEPT_FOR),
                dataSource,
                "address, mail_server AS mailServer, active, password_kept_by AS passwordKeptBy,"
                        + " second_factor AS secondFactor, second_factor_since AS secondFactorSince,"
                        + " takes_main_password AS takesMainPassword, seen_at AS seenAt",
                "known_mailbox",
                "address",
                "seen_at");
    }
}
