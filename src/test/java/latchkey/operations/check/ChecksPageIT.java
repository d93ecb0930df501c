package latchkey.operations.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.parts.OwnSchema;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adam looks whether all is well: on a site where it is, and on a database of its own where one thing after the other breaks. */
class ChecksPageIT {
    private static final Site SITE = Site.shared();
    private static final OwnSchema DATABASE = OwnSchema.create(SITE.parts().mariaDb(), "checking");
    private static final Portal PORTAL = SITE.parts().fourthPortal(settings());

    private static WebSession adam;

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(DATABASE.settings());
        // Reports that wait go on waiting.
        settings.put("latchkey.diagnosis.every", "PT1H");
        return settings;
    }

    @BeforeAll
    static void start() {
        PORTAL.start();
        PORTAL.waitUntilReady();
        DATABASE.execute("ALTER EVENT bound_the_inbox ON SCHEDULE EVERY 1 SECOND");
        adam = WebSession.signedIn(PORTAL.url(), Person.ADAM);
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        DATABASE.drop();
    }

    private static Element check(WebSession visitor, Check check) {
        Element found = visitor.open("/admin/checks").html().selectFirst("#" + check.key());
        if (found == null) {
            throw new AssertionError(check + " is not on the page");
        }
        return found;
    }

    private static String state(Check check) {
        return check(adam, check).attr("data-state");
    }

    @Test
    void onASiteWhereAllIsWellAdamSeesIt() {
        WebSession visitor = WebSession.signedIn(SITE, Person.ADAM);

        Page sent = visitor.submit(visitor.open("/admin/checks"), "/admin/checks", Map.of());

        assertThat(sent.status()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (Check check : List.of(
                    Check.SCRIPTS,
                    Check.MECHANISMS,
                    Check.CHECK_MAILBOX,
                    Check.REFUSED,
                    Check.REFUSED_BY_ALIAS,
                    Check.CACHE,
                    Check.JUDGE,
                    Check.EVENT,
                    Check.RIGHTS,
                    Check.VIEWS,
                    Check.MAIN_PASSWORDS,
                    Check.DAYS,
                    Check.CLOCKS)) {
                assertThat(check(visitor, check).attr("data-state"))
                        .as(check(visitor, check).text())
                        .isEqualTo("green");
            }
        });
    }

    @Test
    void whatAMailServerCouldNotStoreIsCountedAndItsClockRead() {
        SITE.change("INSERT INTO login_report (source, outcome, lost, source_time) VALUES ('s-lost',"
                + " 'main_password_ok', 3, UTC_TIMESTAMP(3) + INTERVAL 40 SECOND)");
        WebSession visitor = WebSession.signedIn(SITE, Person.ADAM);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(check(visitor, Check.LOST).text()).contains("s-lost could not store 3 reports"));

        assertThat(check(visitor, Check.CLOCKS).text()).contains("s-lost differs from the database by 40 seconds");
        SITE.change("DELETE FROM mail_server_script WHERE source = 's-lost'");
    }

    @Test
    void aReportThatDovecotCouldNotStoreIsToldWithALaterOne() {
        SITE.change("RENAME TABLE login_report TO login_report_away");
        try {
            SITE.mailClient().imaps("127.3.77.1", Person.BOB.address(), "nothing that is right");
        } finally {
            SITE.change("RENAME TABLE login_report_away TO login_report");
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            SITE.mailClient().imaps("127.3.77.1", Person.BOB.address(), "nothing that is right");
            return !SITE.rows("SELECT 1 FROM mail_server_script WHERE source = 'dovecot' AND lost > 0")
                    .isEmpty();
        });
        SITE.change("UPDATE mail_server_script SET lost = 0, lost_at = NULL");
    }

    /** @param mend gives back what was broken, for those that come after */
    record Broken(Check check, String how, String state, String words, String mend) {
        /** What an event that was running just then has written over. */
        private String again() {
            int update = how.indexOf("; UPDATE ");
            return update < 0 ? "" : how.substring(update + 2);
        }

        @Override
        public String toString() {
            return check + " " + words;
        }
    }

    static List<Broken> broken() {
        return List.of(
                new Broken(
                        Check.EVENT,
                        "SET GLOBAL event_scheduler = OFF",
                        "red",
                        "is off",
                        "SET GLOBAL event_scheduler = ON"),
                new Broken(
                        Check.EVENT,
                        "ALTER EVENT bound_the_inbox DISABLE;"
                                + " UPDATE job_run SET succeeded_at = UTC_TIMESTAMP(3) - INTERVAL 6 MINUTE WHERE job = 'bound_the_inbox'",
                        "red",
                        "6 minutes ago",
                        "ALTER EVENT bound_the_inbox ENABLE"),
                new Broken(
                        Check.RIGHTS,
                        "REVOKE DROP ON login_attempt FROM 'checking'@'%'",
                        "red",
                        "DROP login_attempt",
                        "GRANT DROP ON login_attempt TO 'checking'@'%'"),
                new Broken(
                        Check.VIEWS,
                        "REVOKE SELECT ON account FROM checking_views",
                        "red",
                        "cannot be read",
                        "GRANT SELECT ON account TO checking_views"),
                new Broken(
                        Check.MAIN_PASSWORDS,
                        "CREATE TABLE theirs (address INT, password_hash INT); CREATE OR REPLACE VIEW dovecot_main_password"
                                + " AS SELECT * FROM theirs; DROP TABLE theirs",
                        "red",
                        "cannot be read",
                        "CREATE OR REPLACE VIEW dovecot_main_password AS SELECT 'x' AS address, '' AS password_hash"),
                new Broken(
                        Check.SCRIPTS,
                        "INSERT INTO mail_server_script (source, first_version, first_seen_at, last_version, last_seen_at)"
                                + " VALUES ('old', 0, UTC_TIMESTAMP(3), 1, UTC_TIMESTAMP(3))",
                        "red",
                        "old: first script version 0",
                        "DELETE FROM mail_server_script"),
                new Broken(
                        Check.SCRIPTS,
                        "INSERT INTO mail_server_script (source, first_version, first_seen_at) VALUES ('half', 1, UTC_TIMESTAMP(3))",
                        "red",
                        "only the first script",
                        "DELETE FROM mail_server_script"),
                new Broken(
                        Check.REJECTED,
                        "INSERT INTO login_report_rejected (id, outcome, why) VALUES (1, 'x', 'a column was too long')",
                        "red",
                        "One is set aside, the last one just now: a column was too long",
                        "DELETE FROM login_report_rejected"),
                new Broken(
                        Check.LOST,
                        "INSERT INTO inbox_trim VALUES (UTC_DATE(), 12345)",
                        "red",
                        "12,345 reports were trimmed",
                        "DELETE FROM inbox_trim"),
                new Broken(
                        Check.INBOX,
                        "INSERT INTO login_report (at, outcome) VALUES (UTC_TIMESTAMP(3) - INTERVAL 20 MINUTE, 'revoked')",
                        "red",
                        "One report waits, the oldest of them came 20 minutes ago",
                        "DELETE FROM login_report"),
                new Broken(
                        Check.DAYS,
                        "SET @day = CONCAT('ALTER TABLE login_attempt DROP PARTITION ', (SELECT GROUP_CONCAT(partition_name)"
                                + " FROM information_schema.partitions WHERE table_schema = 'checking' AND table_name ="
                                + " 'login_attempt' AND partition_name > DATE_FORMAT(UTC_DATE() + INTERVAL 1 DAY, 'd%Y%m%d')"
                                + " AND partition_name <> 'rest')); EXECUTE IMMEDIATE @day",
                        "red",
                        "one day ahead",
                        "DO 1"),
                new Broken(
                        Check.RETENTION,
                        "UPDATE job_run SET failed_at = UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, failure = 'no room' WHERE job = 'old-uses'",
                        "red",
                        "old accepted logins: failed the last time, no room",
                        "UPDATE job_run SET failed_at = NULL"),
                new Broken(
                        Check.MAILS,
                        "INSERT INTO notice (kind, subject, due_on, recipient, address, created_at, next_try_at) VALUES"
                                + " ('MAILBOX_LINKED', 's', UTC_DATE(), 'x@example.org', 'x@example.org',"
                                + " UTC_TIMESTAMP(3) - INTERVAL 20 MINUTE, UTC_TIMESTAMP(3) + INTERVAL 1 DAY)",
                        "red",
                        "quarter of an hour: 1",
                        "DELETE FROM notice"),
                new Broken(
                        Check.WITHDRAWALS,
                        "INSERT INTO domain (name, mail_server) VALUES ('gone.example', 'none');"
                                + " INSERT INTO account (address, domain) VALUES ('a@gone.example', 'gone.example');"
                                + " INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                                + " state, made_by, created_at, ended_at, form_id) SELECT UUID(), 'a@gone.example', 'aaaa', 'x',"
                                + " 'x', 'x', 'imap', 'ended', MIN(id), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,"
                                + " UUID() FROM person",
                        "red",
                        "the oldest ended 1 hour ago",
                        "DELETE FROM app_password"));
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken one) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !state(one.check).equals("red"));

        DATABASE.execute(one.how);
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                if (!one.again().isEmpty()) {
                    DATABASE.execute(one.again());
                }
                Element check = check(adam, one.check);
                assertThat(check.attr("data-state")).as(check.text()).isEqualTo(one.state);
                assertThat(check.text()).contains(one.words).contains("What to do");
            });
        } finally {
            DATABASE.execute(one.mend);
        }
    }

    @Test
    void sinceWhenItIsSoStaysUntilItChanges() {
        String before = check(adam, Check.RIGHTS).select("time").attr("datetime");

        assertThat(check(adam, Check.RIGHTS).select("time").attr("datetime")).isEqualTo(before);
    }

    @Test
    void aMonitorCanAskForTheSame() throws Exception {
        state(Check.RIGHTS);

        assertThat(management("/q/metrics")).contains("latchkey_check{check=\"rights\"} 0.0");
        assertThat(management("/q/health/group/checks")).contains("\"rights\": \"green\"");
        assertThat(management("/q/health/ready")).doesNotContain("rights");
    }

    private static String management(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PORTAL.managementUrl() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
