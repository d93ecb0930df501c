package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.mailcow.report.MailcowReaders;
import latchkey.mailserver.mailcow.report.SaslRow;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Parts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** mailcow's own database beside its logs, by a user with the rights of deployment/mailcow/grants.sql. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class MailcowDatabaseIT {
    private static final String HOME = "203.0.113.9";

    @Inject
    MailcowReaders readers;

    @Inject
    SecretMarks marks;

    private WatchedMailcow mailcow;
    private String anna = "";

    @BeforeAll
    static void runTheScriptOfTheDeployment() {
        OwnDatabaseOfMailcow.create();
        ReadingPortal.schema()
                .execute("INSERT IGNORE INTO person (id, issuer, subject)"
                        + " VALUES ('00000000-0000-4000-8000-0000000000aa', 'urn:test', 'maker')");
    }

    @BeforeEach
    void begin() {
        mailcow = new WatchedMailcow(readers, marks);
        mailcow.mailbox("anna");
        anna = mailcow.address("anna");
        mailcow.change("DELETE FROM known_mailbox WHERE address = ?", anna);
        mailcow.change(
                "INSERT INTO mailcow_of_tests.mailbox (username, name, domain, attributes) VALUES (?, 'Anna', ?,"
                        + " '{\"imap_access\":\"1\",\"pop3_access\":\"0\"}')",
                anna,
                mailcow.domain);
        mailcow.freshReader(ZoneOffset.UTC, Optional.of(OwnDatabaseOfMailcow.read()));
    }

    @AfterEach
    void end() {
        mailcow.close();
    }

    @Test
    void whoHasASecondFactorIsRefusedTheMainPasswordAndIsToldWhy() {
        secondFactor(true);
        mailcow.stub.login(anna, "some main password", HOME, "imap");
        row("DAV", 0);

        mailcow.read();
        mailcow.readLater();

        assertThat(mailcow.refused())
                .containsExactly(
                        "anna dav not_an_app_password main-password probable 1",
                        "anna imap not_an_app_password main-password probable 1");
        assertThat(mailcow.letIn()).isEmpty();
        assertThat(mailcow.rows(
                        "SELECT CONCAT(second_factor, ' ', password_kept_by, ' ', takes_main_password) FROM known_mailbox"
                                + " WHERE address = ?",
                        anna))
                .containsExactly("1 mailcow dav,eas,imap,sieve,smtp,webmail");
    }

    @Test
    void aCalendarThatStillSendsTheMainPasswordIsCertainOnceTheSecondFactorWasSeen() {
        secondFactor(true);
        mailcow.stub.login(anna, "some main password", HOME, "imap");
        mailcow.readLater();
        mailcow.change(
                "UPDATE known_mailbox SET second_factor_since = second_factor_since - INTERVAL 1 MINUTE WHERE address = ?",
                anna);
        row("DAV", 0);

        mailcow.read();

        assertThat(mailcow.refused()).contains("anna dav main_password main-password certain 1");
    }

    /** The times of its server: in October an hour comes twice, and nobody but the reader's clock tells which it is. */
    @Test
    void theDoubledHourOfAutumnIsToldWithBothOfItsTimes() {
        Parts.shared().mariaDb().execute("""
                REPLACE INTO mysql.time_zone (Time_zone_id, Use_leap_seconds) VALUES (9001, 'N');
                REPLACE INTO mysql.time_zone_name (Name, Time_zone_id) VALUES ('Tests/Berlin', 9001);
                REPLACE INTO mysql.time_zone_transition_type (Time_zone_id, Transition_type_id, `Offset`, Is_DST, Abbreviation)
                VALUES (9001, 0, 7200, 1, 'CEST'), (9001, 1, 3600, 0, 'CET');
                REPLACE INTO mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id)
                VALUES (9001, 1774746000, 0), (9001, 1792890000, 1);
                """);
        long first = Instant.parse("2026-10-25T00:20:00Z").getEpochSecond();
        mailcow.change(
                "INSERT INTO mailcow_of_tests.sasl_log VALUES ('imap', 7, ?, '198.51.100.1', '2026-10-25 02:20:00'),"
                        + " ('imap', 7, ?, '198.51.100.2', '2026-10-25 03:05:00')",
                anna,
                anna);

        List<SaslRow> rows = inBerlin(first + 3_600 + 3_000).sasl(first + 1_200, 100).rows().stream()
                .filter(row -> row.username().equals(anna))
                .toList();

        assertThat(rows)
                .as("read from 02:40 of the first hour on, at 03:10")
                .extracting(SaslRow::ip, SaslRow::second, SaslRow::again)
                .containsExactly(
                        tuple("198.51.100.2", first + 6_300, first + 6_300),
                        tuple("198.51.100.1", first, first + 3_600));
    }

    private static MailcowDatabase inBerlin(long now) {
        return OwnDatabaseOfMailcow.readAs("?sessionVariables=time_zone='Tests/Berlin',timestamp=" + now);
    }

    @Test
    @DisplayName("What decides: a second factor switched off for the next login makes the main password valid again")
    void aSecondFactorThatIsSwitchedOffForTheNextLoginIsNone() {
        secondFactor(false);
        mailcow.stub.login(anna, "some wrong password", HOME, "imap");
        row("EAS", 0);

        mailcow.read();
        mailcow.readLater();

        assertThat(mailcow.refused()).containsExactly("anna imap wrong_password wrong-password probable 1");
        assertThat(mailcow.letIn()).containsExactly("anna eas main 1 0");
    }

    @Test
    void rowsOfSaslLogAreReadThereAndNotByTheApi() {
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap");
        row(
                "imap",
                Integer.parseInt(mailcow.text(
                        "SELECT handle FROM app_password WHERE id = ?",
                        phone.id().toString())));

        mailcow.read();
        mailcow.read();

        assertThat(mailcow.letIn()).containsExactly("anna imap phone 1 0");
        assertThat(mailcow.stub.requests("get/logs/sasl")).isZero();
    }

    @Test
    void nobodyWhoIsNotInItIsAMailbox() {
        mailcow.stub.login(mailcow.address("nobody"), "x", HOME, "imap");

        mailcow.readLater();

        assertThat(mailcow.refused()).containsExactly("nobody imap unknown_account address-mistyped probable 1");
    }

    @Test
    void aDatabaseThatIsAwayHoldsUpNoLog() {
        mailcow.freshReader(ZoneOffset.UTC, Optional.of(OwnDatabaseOfMailcow.away()));
        mailcow.stub.login(anna, "some wrong password", HOME, "pop3");

        mailcow.read();

        assertThat(mailcow.refused()).containsExactly("anna pop3 wrong_password wrong-password probable 1");
        assertThat(mailcow.source("failure", "sasl")).contains("database does not answer");
    }

    @Test
    @DisplayName("Data: column grants keep secrets and hashes out of reach")
    void noHashAndNoSecretIsWithinItsReach() throws Exception {
        try (var reader = OwnDatabaseOfMailcow.connect();
                var statement = reader.createStatement()) {
            for (String query : List.of(
                    "SELECT secret FROM tfa",
                    "SELECT password FROM mailbox",
                    "SELECT * FROM mailbox",
                    "UPDATE tfa SET active = 0",
                    "DELETE FROM sasl_log")) {
                assertThatThrownBy(() -> statement.executeQuery(query))
                        .as(query)
                        .hasMessageContaining("denied");
            }
        }
    }

    private void secondFactor(boolean active) {
        mailcow.change(
                "INSERT INTO mailcow_of_tests.tfa (username, authmech, secret, active) VALUES (?, 'totp', 'x', ?)",
                anna,
                active);
    }

    private void row(String service, int appPassword) {
        mailcow.change(
                "INSERT INTO mailcow_of_tests.sasl_log (service, app_password, username, real_rip) VALUES (?, ?, ?, ?)",
                service,
                appPassword,
                anna,
                HOME);
    }
}
