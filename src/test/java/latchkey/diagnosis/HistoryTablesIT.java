package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.Portal;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept between a login and its verdict, and where the verdicts go. */
class HistoryTablesIT {
    private static final Site SITE = Site.shared();

    private final Mailbox otto = Mailbox.named(SITE, "otto").refuseMainPassword();
    private final Reports reports = new Reports(SITE, otto.address());

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void refusalsHaveAPartitionForEachDayTwoWeeksAhead() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(partitions()).containsSequence(daysAndRest(dayOfTheLastRound())));
        assertThat(SITE.rows("SELECT 1 FROM information_schema.partitions WHERE table_schema = 'latchkey'"
                        + " AND table_name = 'login_attempt' AND partition_name = 'rest'"
                        + " AND partition_description = 'MAXVALUE'"))
                .hasSize(1);
    }

    @Test
    void aMainPasswordOnARefusedAccountIsRecognisedOnceAndRememberedByItsFingerprint() {
        for (int login = 1; login <= 2; login++) {
            assertThat(SITE.mailClient()
                            .imaps("127.94.0.1", otto.address(), otto.mainPassword())
                            .accepted())
                    .isFalse();
        }

        List<Map<String, @Nullable String>> attempts = reports.awaitIn("login_attempt", 2, Duration.ofSeconds(3));
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(attempt)
                        .containsEntry("reason", "main-password")
                        .containsEntry("certainty", "certain"));
        List<Map<String, @Nullable String>> verdicts =
                SITE.rows("SELECT * FROM judged_secret WHERE address = ? AND verdict <> 'slot'", otto.address());
        assertThat(verdicts)
                .singleElement()
                .satisfies(verdict -> assertThat(verdict)
                        .containsEntry("verdict", "main")
                        .containsEntry("fingerprint", attempts.get(0).get("fingerprint")));
    }

    @Test
    void aLoginThatWasPassedOnWaitsForItsEnd() {
        Map<String, ?> passedOn = Map.of("protocol", "imap", "outcome", "app_password_ok", "open", 1, "fingerprint", 9);
        reports.arrive(passedOn);
        reports.awaitIn("open_login", 1, Duration.ofSeconds(2));
        assertThat(reports.in("login_report")).isEmpty();

        reports.arrive(Map.of("protocol", "imap", "outcome", "app_password_ok", "fingerprint", 9));

        reports.awaitIn("open_login", 0, Duration.ofSeconds(2));
        assertThat(reports.uses()).hasSize(1);
        assertThat(reports.in("login_attempt")).isEmpty();
    }

    @Test
    void aSecondPortalJudgesWithinSecondsOfTheFirstOnesDeath() {
        Portal second = SITE.parts().secondPortal(Map.of());
        try {
            second.start();
            second.waitUntilReady();
            String judge = holder();
            SITE.portal().kill9();
            long killed = System.nanoTime();

            reports.arrive(Map.of("protocol", "imap", "outcome", "revoked"));

            reports.awaitIn("login_attempt", 1, Duration.ofSeconds(12));
            System.out.println("HistoryTablesIT: the second portal judged "
                    + Duration.ofNanos(System.nanoTime() - killed).toMillis() + " ms after the first one was killed");
            assertThat(holder()).isNotEqualTo(judge);
        } finally {
            second.stop();
            SITE.portal().start();
            SITE.waitUntilJudging();
        }
    }

    /** That of the job: a night may fall between its round and this test. */
    private static LocalDate dayOfTheLastRound() {
        return LocalDate.parse(
                SITE.rows("SELECT DATE(succeeded_at) AS day FROM job_run WHERE job = 'attempt-days'").stream()
                        .map(row -> String.valueOf(row.get("day")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("the days were not looked after yet")));
    }

    private static List<String> daysAndRest(LocalDate today) {
        return Stream.concat(
                        IntStream.rangeClosed(0, 14)
                                .mapToObj(today::plusDays)
                                .map(day -> "d" + day.format(DateTimeFormatter.BASIC_ISO_DATE)),
                        Stream.of("rest"))
                .toList();
    }

    private static String holder() {
        return String.valueOf(SITE.rows("SELECT holder FROM job_lease WHERE job = 'judge'")
                .get(0)
                .get("holder"));
    }

    private static List<String> partitions() {
        return SITE
                .rows("SELECT partition_name AS name FROM information_schema.partitions"
                        + " WHERE table_schema = 'latchkey' AND table_name = 'login_attempt'"
                        + " ORDER BY partition_ordinal_position")
                .stream()
                .map(row -> String.valueOf(row.get("name")))
                .toList();
    }
}
