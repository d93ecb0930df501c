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
        // After six of these it is told that nobody judges.
        settings.put("latchkey.diagnosis.lease", "PT0.5S");
        settings.put("latchkey.mail.send-every", "PT1S");
        return settings;
    }

    @BeforeAll
    static void start() {
        PORTAL.start();
        PORTAL.waitUntilReady();
        // Another replica judges, and slowly: reports that wait go on waiting.
        DATABASE.execute("REPLACE INTO job_lease VALUES ('judge', 'another replica', '2099-01-01')");
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
        // Domains of other tests, at hosts that there are not.
        SITE.change("UPDATE domain SET imap_host = NULL WHERE imap_host <> '127.0.0.1'");
        WebSession visitor = WebSession.signedIn(SITE, Person.ADAM);

        Page sent = visitor.submit(visitor.open("/admin/checks"), "/admin/checks", Map.of());

        assertThat(sent.status()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            for (Check check : List.of(
                    Check.ANSWERS,
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

        assertThat(check(visitor, Check.CLOCKS).text())
                .contains("s-lost differs from the database by 40 seconds")
                .contains("dovecot differs from the database by less than a second");
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

    @Test
    void aMailServerThatCannotBeReachedIsNamed() {
        DATABASE.execute("INSERT INTO domain (name, imap_host, imap_port) VALUES ('away.example', '127.0.0.1', 1)");
        try {
            adam.submit(adam.open("/admin/checks"), "/admin/checks", Map.of());

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Element check = check(adam, Check.ANSWERS);
                assertThat(check.attr("data-state")).as(check.text()).isEqualTo("red");
                assertThat(check.text())
                        .contains("127.0.0.1:1: cannot be reached")
                        .contains("What to do");
            });
            assertThat(check(adam, Check.MECHANISMS).text()).doesNotContain("127.0.0.1:1");
        } finally {
            DATABASE.execute("DELETE FROM domain WHERE name = 'away.example'");
        }
    }

    @ParameterizedTest
    @MethodSource("latchkey.operations.check.Broken#all")
    void aBrokenPieceIsNamedWithWhatToDo(Broken one) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !state(one.check()).equals("red"));

        DATABASE.execute(one.how());
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                if (!one.again().isEmpty()) {
                    DATABASE.execute(one.again());
                }
                Element check = check(adam, one.check());
                assertThat(check.attr("data-state")).as(check.text()).isEqualTo(one.state());
                assertThat(check.text()).contains(one.words()).contains("What to do");
            });
        } finally {
            DATABASE.execute(one.mend());
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
