package latchkey.mailserver;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.OldRows;

/** Mailboxes that their mail server has not named for long: they have been removed there. */
class ForgetKnownMailboxes {
    static final Duration KEPT_FOR = Duration.ofDays(30);

    private ForgetKnownMailboxes() {}

    @Produces
    @Singleton
    static Chore rows(DataSource dataSource) {
        return new OldRows(
                "known-mailboxes",
                dataSource,
                KEPT_FOR,
                "DELETE FROM known_mailbox WHERE seen_at < ? ORDER BY seen_at");
    }
}
