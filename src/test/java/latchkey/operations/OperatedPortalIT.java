package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import latchkey.installed.Monitoring;
import latchkey.site.Mailbox;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal as it is operated: watched, with a log for machines, with alarms, stopped and given other keys. */
class OperatedPortalIT {
    private static final Site SITE = Site.shared();
    private static final OperatedPortal OPERATED = new OperatedPortal(SITE);
    private static final Receiver RECEIVER = OPERATED.receiver;

    /** The portal looks whether all is well half a minute after its start. */
    private static final Duration FIRST_ROUND = Duration.ofSeconds(60);

    @BeforeAll
    static void start() {
        OPERATED.start();
    }

    @AfterAll
    static void stop() {
        OPERATED.close();
        SITE.change("DELETE FROM alarm");
    }

    private static double sum(String sample) {
        return Scraped.of(OPERATED.portal()).value(sample)
                + Scraped.of(SITE.portal()).value(sample);
    }

    @Test
    void oneAcceptedAndOneRefusedLoginAreCountedByProtocolAndTheFailingClientByItsReason() {
        String accepted = "latchkey_logins_total{protocol=\"pop3\",result=\"accepted\"}";
        String refused = "latchkey_logins_total{protocol=\"pop3\",result=\"refused\"}";
        String failing = "latchkey_failing_clients{reason=\"main-password\"}";
        Mailbox vroni = Mailbox.named(SITE, "vroni").refuseMainPassword();
        String secret = vroni.appPassword("pop3").text();
        double acceptedBefore = sum(accepted);
        double refusedBefore = sum(refused);
        double failingBefore = Scraped.of(OPERATED.portal()).value(failing);

        SITE.mailClient().pop3s("127.7.5.1", vroni.address(), secret);
        SITE.mailClient().pop3s("127.7.5.2", vroni.address(), vroni.mainPassword());

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(sum(accepted) - acceptedBefore).isGreaterThanOrEqualTo(1);
            assertThat(sum(refused) - refusedBefore).isGreaterThanOrEqualTo(1);
            assertThat(Scraped.of(OPERATED.portal()).value(failing)).isGreaterThanOrEqualTo(failingBefore + 1);
        });
        assertThat(sum("latchkey_login_judged_seconds_count")).isGreaterThanOrEqualTo(2);
        assertThat(Scraped.of(OPERATED.portal()).text()).doesNotContain("@", "vroni", "example.org");
    }

    @Test
    void everyMetricOfTheDashboardAndTheAlertsIsTold() {
        Scraped scraped = Scraped.of(OPERATED.portal());

        assertThat(Monitoring.metrics())
                .isNotEmpty()
                .allSatisfy(
                        metric -> assertThat(scraped.tells(metric)).as(metric).isTrue());
        assertThat(scraped.value("latchkey_inbox_age_seconds")).isBetween(0.0, 60.0);
    }

    @Test
    void whatAReplicaMissesBesideItsDatabaseIsToldAndTakesItFromNobody() {
        assertThat(OPERATED.health("/live").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(OPERATED.health("/ready").asString())
                    .contains("provider", "mail server", "age of the inbox", "reports are judged", "connection")
                    .contains("\"views\": \"green\"");
            assertThat(OPERATED.health("/ready").statusCode()).isEqualTo(200);
        });

        SITE.change("REVOKE SELECT ON dovecot_app_password FROM 'latchkey_dovecot'@'%'");
        try {
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            assertThat(OPERATED.health("/ready").asString()).contains("\"views\": \"red\""));

            assertThat(OPERATED.health("/ready").statusCode()).isEqualTo(200);
            assertThat(OPERATED.health("/group/checks").statusCode()).isEqualTo(503);
        } finally {
            SITE.change("GRANT SELECT ON dovecot_app_password TO 'latchkey_dovecot'@'%'");
        }
    }

    @Test
    void thatMailsAreStuckIsToldOnceByEachWayAndOnceThatTheyAreNot() {
        String subject = "stuck " + UUID.randomUUID();
        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        SITE.rows("SELECT 1 FROM alarm WHERE what = 'MAILS'").isEmpty());
        int before = RECEIVER.about("mails").size();
        RECEIVER.isAwayFor(1);

        SITE.change(
                "INSERT INTO notice (kind, subject, due_on, recipient, address, created_at, next_try_at) VALUES"
                        + " ('MAILBOX_LINKED', ?, UTC_DATE(), 'yolanda@example.org', 'yolanda@example.org',"
                        + " UTC_TIMESTAMP(3) - INTERVAL 20 MINUTE, UTC_TIMESTAMP(3) + INTERVAL 1 DAY)",
                subject);
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> RECEIVER.about("mails").size() > before);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> mailsAbout("Mails to people").size() > 0);
        } finally {
            SITE.change("DELETE FROM notice WHERE subject = ?", subject);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        SITE.rows("SELECT 1 FROM alarm WHERE what = 'MAILS'").isEmpty());

        List<JsonObject> posts = RECEIVER.about("mails").stream().skip(before).toList();
        assertThat(posts).extracting(post -> post.getString("state")).containsExactly("raised", "cleared");
        assertThat(posts.get(0).getString("to_do")).contains("quarkus.mailer.host");
        assertThat(posts.toString()).doesNotContain("yolanda", Receiver.KEY);
        assertThat(mailsAbout("Mails to people"))
                .containsExactlyInAnyOrder(
                        "Latchkey: something is wrong: Mails to people", "Latchkey: all clear: Mails to people");
        assertThat(RECEIVER.stillAwayFor()).isZero();
    }

    @Test
    void aPlanThatHasPausedIsToldThoughNothingIsBroken() {
        // What others paused before is not to be told any more.
        SITE.change(
                "UPDATE rule_plan SET ended_at = UTC_TIMESTAMP(3) WHERE paused_at IS NOT NULL AND ended_at IS NULL");
        await().atMost(FIRST_ROUND)
                .until(() ->
                        SITE.rows("SELECT 1 FROM alarm WHERE what = 'PLANS'").isEmpty());
        int before = RECEIVER.about("plans").size();
        String domain = "paused-" + UUID.randomUUID() + ".example";
        String dryRun = UUID.randomUUID().toString();
        SITE.change("INSERT INTO domain (name) VALUES (?)", domain);
        SITE.change(
                "INSERT INTO dry_run (id, domain, rule, made_at, made_by, days, accounts, named, at_once) VALUES"
                        + " (?, ?, 'PLANNED', UTC_TIMESTAMP(3), 'test', 14, 0, 0, 0)",
                dryRun,
                domain);
        SITE.change(
                "INSERT INTO rule_plan (id, domain, rule, dry_run, started_at, started_by, paused_at) VALUES"
                        + " (UUID(), ?, 'PLANNED', ?, UTC_TIMESTAMP(3), 'test', UTC_TIMESTAMP(3))",
                domain,
                dryRun);
        try {
            await().atMost(FIRST_ROUND).until(() -> RECEIVER.about("plans").size() > before);
        } finally {
            SITE.change("DELETE FROM rule_plan WHERE domain = ?", domain);
            SITE.change("DELETE FROM dry_run WHERE domain = ?", domain);
            SITE.change("DELETE FROM domain WHERE name = ?", domain);
        }

        await().atMost(FIRST_ROUND).until(() -> RECEIVER.about("plans").size() > before + 1);
        assertThat(RECEIVER.states("plans").subList(before, before + 2)).containsExactly("raised", "cleared");
    }

    @Test
    void whatAnotherReplicaAloneMissesIsToldTooAndForgottenWithIt() {
        await().atMost(FIRST_ROUND)
                .until(() -> !SITE.rows(
                                "SELECT 1 FROM replica_check WHERE what = 'PROVIDER' AND replica LIKE ?",
                                "%" + OPERATED.portal().url().replaceFirst(".*:", ":"))
                        .isEmpty());
        int before = RECEIVER.about("provider").size();

        SITE.change("INSERT INTO replica_check VALUES ('mail-b:8088', 'PROVIDER', 'RED',"
                + " UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE, UTC_TIMESTAMP(3))");
        try {
            await().atMost(FIRST_ROUND).until(() -> RECEIVER.about("provider").size() > before);
            // It is gone, and has not said so.
            SITE.change("UPDATE replica_check SET seen_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR"
                    + " WHERE replica = 'mail-b:8088'");
            await().atMost(FIRST_ROUND).until(() -> RECEIVER.about("provider").size() > before + 1);
        } finally {
            SITE.change("DELETE FROM replica_check WHERE replica = 'mail-b:8088'");
        }

        assertThat(RECEIVER.states("provider").subList(before, before + 2)).containsExactly("raised", "cleared");
    }

    private static List<String> mailsAbout(String check) {
        return Mails.of(SITE).to(OPERATED.reader).stream()
                .map(Mails.Received::subject)
                .filter(subject -> subject.endsWith(check))
                .toList();
    }

    @Test
    void aLineOfTheLogNamesRouteAndRequestAndNeitherMailboxNorHandleNorQuery() throws IOException {
        String number = "request-" + UUID.randomUUID();
        Mailbox wanda = Mailbox.named(SITE, "wanda");
        WebSession session = OPERATED.signedIn(wanda.address());

        session.get("/helpdesk/accounts/xaver@example.org", Map.of("X-Request-Id", number));
        session.get("/nothing-there/xaver%40example.org?q=ysop", Map.of("X-Request-Id", number));
        session.get("/hand-over/abcdefghjkmn", Map.of("X-Request-Id", number));
        session.get("/logins?account=" + wanda.address(), Map.of("X-Request-Id", number));

        String name = OPERATED.nameInLogs(wanda.address());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(MachineLog.of(OPERATED.portal()).accessOf(number))
                        .hasSize(4)
                        .anyMatch(line ->
                                line.contains(" GET /helpdesk/accounts/{address} 403 ") && line.contains("mailbox="))
                        .anyMatch(line -> line.contains(" GET /nothing-there/{mailbox} 404 "))
                        .anyMatch(line -> line.contains(" GET /hand-over/{handle} "))
                        .anyMatch(line -> line.contains(" GET /logins 200 ") && line.endsWith("mailbox=" + name)));
        assertThat(Files.readString(OPERATED.portal().log()))
                .doesNotContain(
                        "xaver",
                        "ysop",
                        "abcdefghjkmn",
                        "wanda",
                        "%40",
                        OperatedPortal.OWN_KEY,
                        OperatedPortal.OTHER_KEY,
                        Receiver.KEY);
    }

    @Test
    void aPortalThatStopsSaysSoFirstEndsItsStreamsAndTheNextOneWithTheKeysExchangedKnowsWhoIsSignedIn()
            throws IOException {
        Mailbox zoe = Mailbox.named(SITE, "zoe");
        WebSession session = OPERATED.signedIn(zoe.address());
        Page issued = session.submit(
                session.open("/app-passwords/new?client=other"),
                "/app-passwords",
                Map.of("label", "a phone", "protocols", List.of("imap")));
        String lights =
                Objects.requireNonNull(issued.html().selectFirst("#lights")).attr("data-poll");
        BufferedReader stream =
                LightStream.of(OPERATED.portal(), session, lights.replaceFirst("/lights", "/lights/stream"));
        assertThat(stream.readLine()).as("it runs").isNotNull();
        RECEIVER.holds("rejected");
        SITE.change("INSERT INTO login_report_rejected (id, outcome, why) VALUES (-7, 'none', 'planted')");
        await().atMost(FIRST_ROUND).until(RECEIVER::hasOneInHand);
        long begun = System.nanoTime();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(OPERATED.portal()::stop);

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> notReadyAndServes(session));
        stream.lines().forEach(line -> assertThat(line).as("to a good end").isNotNull());
        RECEIVER.release();
        stopped.join();
        SITE.change("DELETE FROM login_report_rejected WHERE id = -7");
        assertThat(SITE.rows("SELECT by_webhook FROM alarm WHERE what = 'REJECTED'"))
                .as("what a job had begun it has ended: that the alarm is told")
                .singleElement()
                .hasToString("{by_webhook=RAISED}");

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as("it has not waited for the stream")
                .isLessThan(Duration.ofSeconds(7));
        OPERATED.startWithTheKeysExchanged();
        assertThat(session.get("/settings").status()).isEqualTo(200);
        assertThat(OPERATED.signedIn(Mailbox.named(SITE, "zita").address())
                        .get("/home")
                        .status())
                .isEqualTo(200);
    }

    private static boolean notReadyAndServes(WebSession session) {
        try {
            return OPERATED.health("/ready").statusCode() == 503
                    && session.tab().get("/settings").status() == 200;
        } catch (RuntimeException gone) {
            return false;
        }
    }
}
