package latchkey.diagnosis;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Names that are no mailbox's. Anybody can make up any number of them, so they do not stay as long as a client does. */
class ForgetStrangers {
    static final String TRIED_ONCE = "DELETE FROM failing_client WHERE slip = 2 AND first_at < ? ORDER BY first_at";

    static final String SILENT = "DELETE FROM failing_client WHERE name_last_at < ? ORDER BY name_last_at";

    private ForgetStrangers() {}

    @Produces
    @Singleton
    static Chore triedOnce(DataSource dataSource, DiagnosisConfig config) {
        return new OldRows("made-up-names", dataSource, config.strangersKeptFor(), TRIED_ONCE);
    }

    @Produces
    @Singleton
    static Chore triedAgain(DataSource dataSource, DiagnosisConfig config) {
        return new OldRows("silent-names", dataSource, config.namesKeptFor(), SILENT);
    }
}
