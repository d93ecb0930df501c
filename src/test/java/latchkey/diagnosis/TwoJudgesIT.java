package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.attempt.Reason;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** However often one or the other of two replicas is killed, what they judged is what one of them would have judged. */
class TwoJudgesIT {
    private static final boolean FULL = Boolean.getBoolean("latchkey.full");
    private static final int REPORTS = FULL ? 200_000 : 20_000;
    private static final int KILLS = FULL ? 20 : 3;
    private static final int BATCH = 500;
    /** Whole batches, so that both judge the same reports together. */
    private static final int PORTION = REPORTS / (KILLS + 1) / BATCH * BATCH;

    /** Whoever is killed may hang up on the mail sink, which is no news. */
    private static final ConditionFactory PATIENCE =
            await().dontCatchUncaughtExceptions().atMost(Duration.ofMinutes(2));

    private static final Parts PARTS = Site.shared().parts();
    private static final OwnSchema UNDISTURBED = OwnSchema.create(PARTS.mariaDb(), "judged_by_one");
    private static final OwnSchema DISTURBED = OwnSchema.create(PARTS.mariaDb(), "judged_by_two");
    private static final Portal ALONE = PARTS.secondPortal(settings(UNDISTURBED));
    private static final Portal ONE = PARTS.secondPortal(settings(DISTURBED));
    private static final Portal OTHER = PARTS.fourthPortal(settings(DISTURBED));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<String> judges = new HashSet<>();
    private int killedAtWork;

    private static Map<String, String> settings(OwnSchema schema) {
        Map<String, String> settings = new HashMap<>(schema.settings());
        settings.put("latchkey.diagnosis.batch", Integer.toString(BATCH));
        settings.put("latchkey.diagnosis.lease", "PT3S");
        settings.put("latchkey.migration.count-every", "PT1H");
        settings.put("latchkey.mail.send-every", "PT1H");
        return settings;
    }

    @AfterAll
    static void stop() {
        ONE.stop();
        OTHER.stop();
        UNDISTURBED.drop();
        DISTURBED.drop();
    }

    @Test
    void theHistoryEqualsThatOfAnUndisturbedOne() throws SQLException {
        System.out.println("TwoJudgesIT: seed " + seed);
        Instant began = Instant.now();
        HourOfReports hour = HourOfReports.of(REPORTS, seed, began);

        OTHER.start();
        ALONE.start();
        ALONE.waitUntilReady();
        UNDISTURBED.execute(SiteOfTheHour.accounts());
        for (int from = 0; from < REPORTS; from = upTo(from)) {
            arrive(UNDISTURBED, hour, from);
            untilJudged(UNDISTURBED);
        }
        ALONE.stop();
        JudgedRows undisturbed = JudgedRows.in(UNDISTURBED);
        OTHER.waitUntilReady();
        DISTURBED.execute(SiteOfTheHour.accounts());
        ONE.start();
        judgeAndBeKilled(hour);
        JudgedRows disturbed = JudgedRows.in(DISTURBED);

        System.out.printf(
                "TwoJudgesIT: %d reports, %d kills, %d of them of the judge amid its work, %d judges, %d refusals, %d failing"
                        + " clients, in %d s%n",
                hour.size(),
                KILLS,
                killedAtWork,
                judges.size(),
                disturbed.of("login_attempt").size(),
                disturbed.of("failing_client").size(),
                Duration.between(began, Instant.now()).toSeconds());
        assertThat(reasons(UNDISTURBED))
                .as("what happens in this hour")
                .containsAll(Arrays.stream(Reason.values()).map(Reason::key).collect(Collectors.toSet()));
        assertThat(disturbed.differencesTo(undisturbed).stream().limit(20)).isEmpty();
        assertThat(disturbed.of("login_report")).isEmpty();
        assertThat(disturbed.of("login_report_rejected")).isEmpty();
        assertThat(judges).hasSizeGreaterThan(1);
        assertThat(killedAtWork).isPositive();
    }

    /** A database of several nodes (Galera) keeps no other tables alike. */
    @Test
    void everyTableHasAKeyAndAnEngineThatNodesCanKeepAlike() {
        String tables = "SELECT GROUP_CONCAT(t.table_name) FROM information_schema.tables t"
                + " WHERE t.table_schema = 'latchkey' AND t.table_type = 'BASE TABLE'";

        String otherEngines = OwnSchema.named(PARTS.mariaDb(), "latchkey").text(tables + " AND t.engine <> 'InnoDB'");
        String withoutKey = OwnSchema.named(PARTS.mariaDb(), "latchkey")
                .text(tables + " AND NOT EXISTS (SELECT 1 FROM information_schema.table_constraints c"
                        + " WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name"
                        + " AND c.constraint_type = 'PRIMARY KEY')");

        assertThat(otherEngines).isEqualTo("null");
        assertThat(withoutKey).isEqualTo("null");
    }

    /** In each portion but the last one of them is killed, most times the one that judges. */
    private void judgeAndBeKilled(HourOfReports hour) throws SQLException {
        Portal judge = OTHER;
        Portal idle = ONE;
        for (int from = 0; from < REPORTS; from = upTo(from)) {
            idle.waitUntilReady();
            judge.waitUntilReady();
            arrive(DISTURBED, hour, from);
            if (upTo(from) < REPORTS) {
                int left = BATCH + random.nextInt(PORTION - BATCH);
                Portal victim = random.nextInt(5) == 0 && from > 0 ? idle : judge;
                awaitSoon(left);
                victim.kill9();
                killedAtWork += victim == judge && DISTURBED.number("SELECT COUNT(*) FROM login_report") > 0 ? 1 : 0;
                if (victim == judge) {
                    judge = idle;
                    idle = victim;
                }
                // Its lease has run out long before it is there again.
                victim.start();
            }
            untilJudged(DISTURBED);
        }
    }

    private static int upTo(int from) {
        return from + 2 * PORTION > REPORTS ? REPORTS : from + PORTION;
    }

    private static void arrive(OwnSchema schema, HourOfReports hour, int from) throws SQLException {
        try (Connection connection = schema.connect()) {
            hour.arrive(connection, from, upTo(from));
        }
    }

    /** Somewhere in the batch that begins with so many left. */
    private void awaitSoon(int left) {
        PATIENCE.pollInterval(Duration.ofMillis(5))
                .until(() -> DISTURBED.number("SELECT COUNT(*) FROM login_report") <= left);
        long at = System.nanoTime() + random.nextInt(100) * 1_000_000L;
        PATIENCE.pollInterval(Duration.ofMillis(1)).until(() -> System.nanoTime() > at);
    }

    private void untilJudged(OwnSchema schema) {
        PATIENCE.pollInterval(Duration.ofMillis(50)).until(() -> {
            if (schema == DISTURBED) {
                judges.add(schema.text("SELECT holder FROM job_lease WHERE job = 'judge'"));
            }
            return schema.number("SELECT (SELECT COUNT(*) FROM login_report) + (SELECT COUNT(*) FROM open_login)") == 0;
        });
    }

    private static Set<String> reasons(OwnSchema schema) {
        return Set.of(schema.text("SELECT GROUP_CONCAT(DISTINCT reason) FROM login_attempt")
                .split(",", -1));
    }
}
