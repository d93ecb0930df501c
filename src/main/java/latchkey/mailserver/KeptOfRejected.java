package latchkey.mailserver;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** Reports of logins that could not be judged. */
class KeptOfRejected {
    private KeptOfRejected() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource, ReportConfig config) {
        return new KeptRows(
                What.NOT_JUDGED,
                By.MAILBOX,
                Optional.of(config.rejectedKeptFor()),
                dataSource,
                "at, login, protocol, outcome, remote_ip AS remoteAddress, client_id AS client, rejected_at AS setAsideAt",
                "login_report_rejected",
                "address",
                "rejected_at");
    }
}
