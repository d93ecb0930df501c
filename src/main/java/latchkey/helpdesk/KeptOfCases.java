package latchkey.helpdesk;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;
import latchkey.shared.OldRows;

/** What the helpdesk wrote about a mailbox, without the name of who did. */
class KeptOfCases {
    private KeptOfCases() {}

    @Produces
    @Singleton
    static KeptData notes(DataSource dataSource, HelpdeskConfig config) {
        return new KeptRows(
                What.CASE_NOTES,
                By.MAILBOX,
                Optional.of(config.notesKeptFor()),
                dataSource,
                "at, text, struck_at AS struckAt",
                "case_note",
                "address",
                "at");
    }

    @Produces
    @Singleton
    static KeptData holder(DataSource dataSource, HelpdeskConfig config) {
        return new KeptRows(
                What.CASE_TAKEN,
                By.MAILBOX,
                Optional.of(config.casesHeldFor()),
                dataSource,
                "since",
                "case_holder",
                "address",
                "since");
    }

    @Produces
    @Singleton
    static Chore oldNotes(DataSource dataSource, HelpdeskConfig config) {
        return new OldRows(
                "old-notes", dataSource, config.notesKeptFor(), "DELETE FROM case_note WHERE at < ? ORDER BY at");
    }

    @Produces
    @Singleton
    static Chore oldColleagues(DataSource dataSource, HelpdeskConfig config) {
        return new OldRows(
                "old-colleagues",
                dataSource,
                config.colleaguesKnownFor(),
                "DELETE FROM colleague WHERE seen_at < ? ORDER BY seen_at");
    }

    @Produces
    @Singleton
    static Chore oldHolders(DataSource dataSource, HelpdeskConfig config) {
        return new OldRows(
                "old-cases",
                dataSource,
                config.casesHeldFor(),
                "DELETE FROM case_holder WHERE since < ? ORDER BY since");
    }
}
