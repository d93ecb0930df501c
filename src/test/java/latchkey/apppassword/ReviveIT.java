package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MariaDb;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** Bob brings an app password back that has expired because nobody used it. */
class ReviveIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.24.1";
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);

    private final Mailbox office = Mailbox.named(SITE, "revived");
    private final KnownAppPassword tablet = office.appPassword("imap");

    ReviveIT() {
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
    }

    @Test
    void theDeviceWorksAgainWithTheSecretThatItHas() {
        expired("30 DAY + INTERVAL 1 MINUTE", "expired");
        boolean before = receives();

        Page list = BOB.open(at("/app-passwords"));
        Page question = BOB.open(
                list.html().select("[data-expired=" + tablet.id() + "] a").attr("href"));
        Page answer = BOB.submit(question, act(), Map.of());

        assertThat(before).isFalse();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(receives()).isTrue();
        assertThat(BOB.open(at("/app-passwords")).html().select("tr[data-app-password=" + tablet.id() + "]"))
                .hasSize(1);
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE thing = ?", id()))
                .extracting(row -> row.get("what"))
                .containsExactly("APP_PASSWORD_REVIVED");
        assertThat(BOB.submit(question, act(), Map.of()).status())
                .as("it is back already")
                .isEqualTo(409);
    }

    @Test
    void notAfterThirtyDays() {
        expired("30 DAY + INTERVAL 1 MINUTE", "expired");
        Page question = BOB.open(act());
        expired("30 DAY", "expired");

        assertThat(BOB.submit(question, act(), Map.of()).status()).isEqualTo(409);
        assertThat(BOB.open(act()).status()).isEqualTo(409);
        assertThat(BOB.open(at("/app-passwords")).html().select("[data-expired]"))
                .isEmpty();
        assertThat(receives()).isFalse();
    }

    @Test
    void notWhatWasRevokedOrReplaced() {
        expired("1 DAY", "expired");
        Page question = BOB.open(act());
        for (String why : new String[] {"revoked", "replaced"}) {
            expired("1 DAY", why);

            assertThat(BOB.submit(question, act(), Map.of()).status()).isEqualTo(409);
            assertThat(receives()).isFalse();
        }
    }

    @Test
    void notAfterAllThatWorkedWasEnded() {
        expired("1 DAY", "expired");
        office.appPassword("imap");
        Page question = BOB.open(act());

        BOB.submit(BOB.open(at("/app-passwords/revoke-all")), at("/app-passwords/revoke-all"), Map.of());

        assertThat(BOB.submit(question, act(), Map.of()).status()).isEqualTo(409);
        assertThat(receives()).isFalse();
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE thing = ?", id()))
                .containsExactly(Map.of("what", "APP_PASSWORD_REVOKED"));
    }

    @Test
    void notByWhomTheMailboxHasBeenTakenFromMeanwhile() throws Exception {
        expired("1 DAY", "expired");
        Page question = BOB.open(act());

        CompletableFuture<Page> answer;
        try (Connection other = SITE.parts().mariaDb().connect(MariaDb.ADMIN)) {
            other.setAutoCommit(false);
            change(other, "UPDATE account SET kind = 'SERVICE' WHERE address = ?");
            answer = CompletableFuture.supplyAsync(() -> BOB.submit(question, act(), Map.of()));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !SITE.rows("SELECT 1 FROM information_schema.innodb_trx"
                                    + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%from account %'")
                            .isEmpty());
            change(other, "DELETE FROM account_owner WHERE address = ?");
            other.commit();
        }

        assertThat(answer.get().status()).isEqualTo(404);
        assertThat(receives()).isFalse();
    }

    private void change(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, office.address());
            statement.executeUpdate();
        }
    }

    private void expired(String ago, String why) {
        SITE.change(
                "UPDATE app_password SET state = 'ended', ended_why = ?, ended_at = UTC_TIMESTAMP(3) - INTERVAL " + ago
                        + ", withdrawn_at = UTC_TIMESTAMP(3) WHERE id = ?",
                why,
                id());
    }

    private boolean receives() {
        return SITE.mailClient().imaps(AT, office.address(), tablet.text()).accepted();
    }

    private String id() {
        return tablet.id().toString();
    }

    private String act() {
        return at("/app-passwords/" + id() + "/revive");
    }

    private String at(String path) {
        return path + "?account=" + office.address().replace("@", "%40");
    }
}
