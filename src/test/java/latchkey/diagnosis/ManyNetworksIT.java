package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.operations.LonelyPortal;
import org.junit.jupiter.api.Test;

/** A guess from each of 100,000 networks, and 30,000 names that somebody has made up. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class ManyNetworksIT {
    /** As the profile says, and what may come before it is looked at again. */
    private static final int MOST = 20_000 + 2_000 + 500;

    @Inject
    FileReports fileReports;

    @Inject
    DataSource dataSource;

    @Test
    void whatIsKeptOfGuessesIsBoundedHoweverManyNetworksGuess() throws Exception {
        change(
                "INSERT IGNORE INTO network_try SELECT CONCAT('10.', seq DIV 65536, '.', seq DIV 256 MOD 256, '.', seq MOD 256),"
                        + " UNHEX(MD5(seq)), 'm', 'm@many.example', 'imap', seq MOD 60000, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)"
                        + " - INTERVAL seq SECOND, 1, NULL, FALSE FROM (SELECT 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n"
                        + " AS seq FROM " + digits("a") + ", " + digits("b") + ", " + digits("c") + ", " + digits("d")
                        + ", "
                        + digits("e") + ") AS numbers WHERE seq <= 97000");
        change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at, tries)"
                        + " SELECT client, CONCAT('n', HEX(client), '@many.example'), 'imap', 'address-mistyped', 'probable', '', '',"
                        + " last_at, last_at, IF(fingerprint = 7, 2, 1) FROM network_try WHERE fingerprint < 30000"
                        + " AND last_at > UTC_TIMESTAMP(3) - INTERVAL 30010 SECOND");
        change("INSERT INTO guessing_network SELECT network, first_at, last_at, 1 FROM network_try");
        change("INSERT INTO guessed_account SELECT network, account, first_at, last_at, 1 FROM network_try");

        for (int batch = 0; batch < 6; batch++) {
            List<LoginReport> reports = IntStream.range(batch * 500, batch * 500 + 500)
                    .mapToObj(ManyNetworksIT::guess)
                    .toList();
            QuarkusTransaction.requiringNew().call(() -> {
                fileReports.file(reports);
                return true;
            });
        }

        for (String table : List.of("network_try", "guessing_network", "guessed_account")) {
            assertThat(count(table)).as(table).isBetween(1L, (long) MOST);
        }
        assertThat(count("failing_client WHERE slip = 2")).as("made-up names").isBetween(1L, (long) MOST);
        assertThat(count("failing_client WHERE reason = 'address-mistyped' AND tries = 2"))
                .as("who comes again is no slip")
                .isEqualTo(1);
        assertThat(count("network_try WHERE network LIKE '172.%'")).isEqualTo(3000);
        change("DELETE FROM network_try");
        change("DELETE FROM guessing_network");
        change("DELETE FROM guessed_account");
        change("DELETE FROM failing_client WHERE address LIKE '%@many.example'");
    }

    private static String digits(String name) {
        return IntStream.range(0, 10)
                .mapToObj(digit -> "SELECT " + digit + " AS n")
                .collect(Collectors.joining(" UNION ", "(", ") AS " + name));
    }

    private static LoginReport guess(int number) {
        String victim = "v" + number + "@many.example";
        return new LoginReport(
                8_000_000_000L + number,
                Instant.now(),
                "many",
                victim,
                victim,
                "imap",
                "not_an_app_password",
                false,
                null,
                number,
                "172.16." + number / 250 + "." + number % 250,
                null,
                null,
                null,
                null,
                1);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
