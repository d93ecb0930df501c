package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import latchkey.parts.MariaDb;
import latchkey.shared.Network;
import latchkey.site.Measured;
import org.junit.jupiter.api.Test;

/** What becomes of refusals, which are kept by the day. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
@Measured
class AttemptDaysIT extends DaysGoBy {
    private static final String REFUSAL =
            "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol,"
                    + " outcome, passed_on, reason, certainty, tries, remote_ip, network) ";

    /** One a minute. */
    private void refusals(LocalDateTime from, int count) {
        DATABASE.execute(REFUSAL
                + "SELECT seq, '%s' + INTERVAL seq MINUTE, UTC_TIMESTAMP(3), '%s', 'x', 'x@example.org',"
                        .formatted(from.toString().replace('T', ' '), source)
                + " 'imap', 'revoked', 0, 'retired-app-password', 'certain', 1, '192.0.2.9', '192.0.2.9' FROM seq_1_to_"
                + count);
    }

    private long refusals(String where) {
        return DATABASE.number(
                "SELECT COUNT(*) FROM login_attempt WHERE source = '" + source + "' AND (" + where + ")");
    }

    private long inTheWrongDay() {
        long wrong = 0;
        for (String day : DATABASE.text(
                        "SELECT GROUP_CONCAT(partition_name) FROM information_schema.partitions"
                                + " WHERE table_schema = 'keeping' AND table_name = 'login_attempt' AND partition_name <> 'rest'")
                .split(",", -1)) {
            wrong += DATABASE.number("SELECT COUNT(*) FROM login_attempt PARTITION (" + day + ") WHERE source = '"
                    + source + "' AND DATE_FORMAT(at, 'd%Y%m%d') <> '" + day + "'");
        }
        return wrong;
    }

    private String lastDay() {
        return DATABASE.text("SELECT MAX(partition_name) FROM information_schema.partitions"
                + " WHERE table_schema = 'keeping' AND table_name = 'login_attempt' AND partition_name LIKE 'd2%'");
    }

    private static String name(LocalDate day) {
        return "d" + day.toString().replace("-", "");
    }

    @Test
    void afterThreeDaysInWhichNobodyTidiedUpEachRefusalIsInItsDay() throws Exception {
        keepHouse.all();
        LocalDateTime stopped = daysAgo(0);
        days(3);
        refusals(stopped, 3 * 24 * 60);

        keepHouse.all();

        assertThat(lastDay()).isEqualTo(name(today().plusDays(14)));
        assertThat(refusals("TRUE")).isEqualTo(3 * 24 * 60);
        assertThat(inTheWrongDay()).isZero();
    }

    @Test
    void afterThreeDaysWithoutAPartitionNoRefusalIsLostAndTheJudgeHardlyWaits() throws Exception {
        keepHouse.all();
        days(14);
        LocalDateTime stopped = daysAgo(0).plusDays(1);
        days(3);
        refusals(stopped, 3 * 24 * 60);
        assertThat(DATABASE.number("SELECT COUNT(*) FROM login_attempt PARTITION (rest)"))
                .isGreaterThan(2 * 24 * 60);
        CompletableFuture<Duration> judge = CompletableFuture.supplyAsync(this::insertUntilTheRestIsEmpty);

        keepHouse.all();

        Duration longest = judge.join();
        System.out.println("AttemptDaysIT: the judge waited at most " + longest.toMillis() + " ms for one refusal");
        assertThat(longest).isLessThan(Duration.ofSeconds(2));
        assertThat(refusals("id > 0")).isEqualTo(3 * 24 * 60);
        assertThat(refusals("id < 0"))
                .isEqualTo(DATABASE.number("SELECT -MIN(id) FROM login_attempt WHERE source = '" + source + "'"));
        assertThat(inTheWrongDay()).isZero();
        assertThat(DATABASE.number("SELECT COUNT(*) FROM login_attempt_late")).isZero();
        assertThat(DATABASE.number("SELECT COUNT(*) FROM login_attempt PARTITION (rest)"))
                .isZero();
    }

    /** @return the longest time that one took */
    private Duration insertUntilTheRestIsEmpty() {
        Duration longest = Duration.ZERO;
        try (Connection judge = DATABASE.connect(MariaDb.PORTAL);
                Statement statement = judge.createStatement()) {
            for (int id = 1; id < 20 || !lastDay().equals(name(today().plusDays(14))); id++) {
                long begun = System.nanoTime();
                statement.execute(REFUSAL + "VALUES (-" + id + ", '" + daysAgo(0) + "', UTC_TIMESTAMP(3), '" + source
                        + "', 'x', 'x@example.org', 'imap', 'revoked', 0, 'x', 'certain', 1, NULL, NULL)");
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        } catch (java.sql.SQLException failed) {
            throw new AssertionError(failed);
        }
        return longest;
    }

    @Test
    void refusalsGoWithTheirDayAfterNinetyDays() throws Exception {
        keepHouse.all();
        refusals(daysAgo(0), 10);
        days(89);
        keepHouse.all();
        assertThat(refusals("TRUE")).isEqualTo(10);
        days(2);

        keepHouse.all();

        assertThat(refusals("TRUE")).isZero();
    }

    @Test
    void networksOfRefusalsAreShortenedAfterAWeekAndNotBefore() throws Exception {
        keepHouse.all();
        LocalDateTime now = daysAgo(0);
        refusals(now.minusMinutes(1), 1);
        DATABASE.execute("UPDATE login_attempt SET network = '2001:db8:0:1::/64', remote_ip = '2001:db8:0:1::9'"
                + " WHERE source = '" + source + "'");
        refusals(now, 1200);
        days(6);
        keepHouse.all();
        assertThat(refusals("remote_ip IS NULL")).isZero();
        days(2);

        keepHouse.all();

        assertThat(refusals("remote_ip IS NOT NULL")).isZero();
        assertThat(refusals("network = '192.0.2.0/24'")).isEqualTo(1200);
        assertThat(refusals("network = '"
                        + Network.of("2001:db8:0:1::9").orElseThrow().shortened() + "'"))
                .isEqualTo(1);
    }
}
