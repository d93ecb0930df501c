package latchkey.diagnosis;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** What refusals add up to. */
class KeptOfFailingClients {
    private KeptOfFailingClients() {}

    @Produces
    @Singleton
    static KeptData rows(DataSource dataSource, DiagnosisConfig config) {
        return new KeptRows(
                What.FAILING_CLIENTS,
                By.MAILBOX,
                Optional.of(config.clientsKeptFor()),
                dataSource,
                "protocol, reason, certainty, IF(reason = 'other-accounts-app-password', NULL, app_password_id)"
                        + " AS appPassword, login, client_id AS client, networks, first_at AS firstAt, last_at AS lastAt,"
                        + " tries, beat_s AS secondsBetween, accepted_at AS letInAt, closed_at AS closedAt",
                "failing_client",
                "address",
                "last_at");
    }
}
