package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MariaDb;
import latchkey.parts.Portal;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A new portal starts while somebody has a transaction open on what it changes. */
class MigrationsWaitIT {
    private static final Site SITE = Site.shared();
    private static final Portal UPGRADED = SITE.parts().secondPortal(Map.of());

    private final Mailbox olga = Mailbox.named(SITE, "olga");
    private final KnownAppPassword phone = olga.appPassword("imap");

    @AfterAll
    static void stop() {
        UPGRADED.stop();
    }

    @Test
    void mailLoginsGoOnMeanwhileAndTheUpgradeIsDoneInTheEnd() throws Exception {
        try (Connection report = SITE.parts().mariaDb().connect(MariaDb.ADMIN);
                Statement statement = report.createStatement()) {
            report.setAutoCommit(false);
            statement.executeQuery("SELECT COUNT(*) FROM dovecot_account").close();
            assertThat(SITE.change("UPDATE flyway_schema_history SET checksum = 0 WHERE version IS NULL"))
                    .isPositive();

            UPGRADED.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Files.readString(UPGRADED.log()).contains("next try in"));

            assertThat(SITE.mailClient()
                            .imaps("127.92.8.1", olga.address(), phone.text())
                            .accepted())
                    .isTrue();
            report.rollback();
        }
        UPGRADED.waitUntilReady();
        assertThat(SITE.rows("SELECT script FROM flyway_schema_history WHERE NOT success"))
                .isEmpty();
    }
}
