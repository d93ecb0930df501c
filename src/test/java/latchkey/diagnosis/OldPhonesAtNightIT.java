package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.operations.LonelyPortal;
import latchkey.shared.StaffDomains;
import latchkey.shared.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At night only machines log in, and what they do is told for what it is. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class OldPhonesAtNightIT {
    @Inject
    MailServerWatch watch;

    @Inject
    ListGuessing listGuessing;

    @Inject
    DataSource dataSource;

    private final String source = "night-" + UUID.randomUUID().toString().substring(0, 8);

    private int change(String statement, Object... values) {
        return new Statements(dataSource).change(statement, values);
    }

    @BeforeEach
    void nobodyHasGotInForFiveMinutes() {
        change(
                "INSERT INTO mail_server_watch (source, nobody_in_since, last_passed_on_at) VALUES (?,"
                        + " UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE, UTC_TIMESTAMP(3))",
                source);
    }

    /** Five of them within the minute, each by its own account, with five tries and more behind it. */
    private void triedByFivePhones(String since) {
        for (int phone = 1; phone <= 5; phone++) {
            String account = "p" + phone + "@" + source;
            change(
                    "INSERT INTO failing_client (id, address, protocol, reason, certainty, fingerprint, networks, login,"
                            + " first_at, last_at, tries) VALUES (UNHEX(MD5(?)), ?, 'imap', 'stale-client', 'probable', 7,"
                            + " '192.0.2.7', '', UTC_TIMESTAMP(3) - INTERVAL " + since + ", UTC_TIMESTAMP(3), 50)",
                    account,
                    account);
            change(
                    "INSERT INTO unanswered_login (id, at, source, account, counts, failing_client, tries)"
                            + " VALUES (?, UTC_TIMESTAMP(3), ?, ?, TRUE, UNHEX(MD5(?)), 1)",
                    9_000_000_000L + phone,
                    source,
                    account,
                    account);
        }
    }

    private boolean unavailable() {
        QuarkusTransaction.requiringNew().call(() -> {
            watch.look(Optional.empty());
            return true;
        });
        boolean unavailable = new Statements(dataSource)
                .rows(
                        "SELECT unavailable_since IS NOT NULL FROM mail_server_watch WHERE source = ?",
                        row -> row.getBoolean(1),
                        source)
                .get(0);
        change("DELETE FROM unanswered_login WHERE source = ?", source);
        change("DELETE FROM mail_server_watch WHERE source = ?", source);
        change("DELETE FROM failing_client WHERE address LIKE ?", "%@" + source);
        return unavailable;
    }

    @Test
    void phonesThatWereRefusedForAWeekAreNoOutage() {
        triedByFivePhones("7 DAY");

        assertThat(unavailable()).isFalse();
    }

    @Test
    void aLaptopThatGetsInBesideAnOldPhoneDoesNotMakeThePhoneASign() {
        triedByFivePhones("7 DAY");
        change(
                "UPDATE failing_client SET accepted_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR WHERE address LIKE ?",
                "%@" + source);

        assertThat(unavailable()).isFalse();
    }

    @Test
    void phonesThatSurelyGotInMeanwhileAreASign() {
        triedByFivePhones("7 DAY");
        change(
                "UPDATE failing_client SET accepted_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR, accepted_by_id = TRUE"
                        + " WHERE address LIKE ?",
                "%@" + source);

        assertThat(unavailable()).isTrue();
    }

    @Test
    void phonesThatBeganToFailWhenNobodyGotInAnyMoreAreOneHoweverOftenTheyTried() {
        triedByFivePhones("4 MINUTE");

        assertThat(unavailable()).isTrue();
    }

    @Test
    void whoGoesThroughNewNamesIsStillAtItAndNotWhenTheFirstOnesWereTried() {
        String network = "198.18.7.77";
        change(
                "INSERT INTO guessing_network VALUES (?, UTC_TIMESTAMP(3) - INTERVAL 9 HOUR, UTC_TIMESTAMP(3), 900)",
                network);
        change(
                "INSERT INTO guessed_account VALUES (?, ?, UTC_TIMESTAMP(3) - INTERVAL 6 HOUR,"
                        + " UTC_TIMESTAMP(3) - INTERVAL 5 HOUR, 40)",
                network,
                "anna@" + source);

        ListGuessing.Row all = row(StaffDomains.ALL);
        ListGuessing.Row ofTheDomain = row(StaffDomains.of(Set.of(source)));

        assertThat(Duration.between(all.firstAt(), all.lastAt()).toHours()).isEqualTo(9);
        assertThat(Duration.between(ofTheDomain.firstAt(), ofTheDomain.lastAt()).toHours())
                .as("what he did at names of this domain")
                .isEqualTo(1);
        change("DELETE FROM guessed_account WHERE network = ?", network);
        change("DELETE FROM guessing_network WHERE network = ?", network);
    }

    private ListGuessing.Row row(StaffDomains within) {
        return listGuessing.page(within, 1).rows().stream()
                .filter(one -> one.network().equals("198.18.7.0/24"))
                .findFirst()
                .orElseThrow();
    }
}
