package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import latchkey.parts.MariaDb;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Bob ends all app passwords of a mailbox while somebody else changes them, so that the database undoes one of the two. */
class LostRaceIT {
    private static final Site SITE = Site.shared();
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);
    private static final int ENOUGH_TO_BE_SPARED = 12;

    private final Mailbox office = Mailbox.named(SITE, "raced");

    @Test
    void whatTheDatabaseHasUndoneForAnotherOnesSakeIsDoneAllTheSame() throws Exception {
        for (int i = 0; i < ENOUGH_TO_BE_SPARED; i++) {
            office.appPassword("imap");
        }
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        String path = "/app-passwords/revoke-all?account=" + office.address().replace("@", "%40");
        Page question = BOB.open(path);

        CompletableFuture<Page> answer;
        try (Connection other = SITE.parts().mariaDb().connect(MariaDb.ADMIN)) {
            other.setAutoCommit(false);
            change(other, "UPDATE app_password SET label = CONCAT(label, '!') WHERE address = ?");
            answer = CompletableFuture.supplyAsync(() -> BOB.submit(question, path, Map.of()));
            await().atMost(Duration.ofSeconds(20)).until(this::waitsForTheOther);
            // Each waits for the other now.
            change(other, "UPDATE account SET kind = kind WHERE address = ?");
            other.commit();
        }

        assertThat(answer.get().status()).isEqualTo(303);
        assertThat(SITE.rows("SELECT 1 FROM app_password WHERE address = ? AND state <> 'ended'", office.address()))
                .isEmpty();
        assertThat(SITE.rows(
                        "SELECT 1 FROM audit_entry WHERE what = 'APP_PASSWORD_REVOKED' AND address = ?",
                        office.address()))
                .as("written down once")
                .hasSize(ENOUGH_TO_BE_SPARED);
    }

    private boolean waitsForTheOther() {
        return !SITE.rows("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
                        + " AND trx_query LIKE '%app_password%'")
                .isEmpty();
    }

    private void change(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, office.address());
            statement.executeUpdate();
        }
    }
}
