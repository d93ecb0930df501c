package latchkey.diagnosis;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Names that are no mailbox's and were tried once. Anybody can make up any number of them, so they do not stay for long. */
class ForgetStrangers {
    private ForgetStrangers() {}

    @Produces
    @Singleton
    static Chore rows(DataSource dataSource, DiagnosisConfig config) {
        return new OldRows(
                "made-up-names",
                dataSource,
                config.strangersKeptFor(),
                "DELETE FROM failing_client WHERE slip = 2 AND first_at < ? ORDER BY first_at");
    }
}
