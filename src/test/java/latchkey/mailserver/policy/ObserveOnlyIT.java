package latchkey.mailserver.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.DovecotVersion;
import latchkey.parts.ExistingPassdb;
import latchkey.parts.MailSite;
import latchkey.parts.MailSites;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Portal;
import latchkey.parts.SiteMailbox;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mail server that runs no script reports by the settings of the operator's file; nobody else can. */
class ObserveOnlyIT {
    private static final Site SITE = Site.shared();
    private static final int NOBODY_LISTENS = 9;
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String DOMAIN = "o" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private static final String ERNA = "erna@" + DOMAIN;
    private static final String NEXT_TOKEN = "fedcba9876543210fedcba9876543210";
    private static final Portal PORTAL = SITE.parts()
            .secondPortal(Map.of("latchkey.auth-policy.token", TOKEN, "latchkey.auth-policy.token-also", NEXT_TOKEN));
    private static final OwnDovecot MAIL_SERVER = SITE.parts()
            .ownDovecot("observing")
            .besidePasswdFile(Map.of(ERNA, new SiteLogin(ERNA, "erna-main-1")))
            .withoutLatchkey()
            .changing("dovecot.conf", text -> text + "\n" + snippet(DovecotVersion.V2_3));

    @BeforeAll
    static void start() {
        SITE.change("INSERT INTO domain (name) VALUES (?)", DOMAIN);
        PORTAL.start();
        PORTAL.waitUntilReady();
        MAIL_SERVER.start();
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.close();
        PORTAL.stop();
    }

    private static String snippet(DovecotVersion version) {
        try {
            return Files.readString(Path.of("deployment/dovecot/" + version.number() + "/observe-only.conf"))
                    .replace("http://127.0.0.1:9088", PORTAL.managementUrl())
                    .replace("PUT-THE-TOKEN-HERE", TOKEN)
                    .replace("PUT-A-SECRET-HERE", "a secret of this test");
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static HttpResponse<String> report(String portal, String token, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + "/auth-policy?command=report"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String body(String login, String session) {
        return "{\"login\":\"" + login + "\",\"protocol\":\"imap\",\"pwhash\":\"0123\",\"remote\":\"192.0.2.7\","
                + "\"session_id\":\"" + session + "\",\"success\":false,\"policy_reject\":false,\"tls\":true}";
    }

    private static List<Map<String, @Nullable String>> filed(String login) {
        return SITE.rows("SELECT reason, certainty, address, client_id FROM login_attempt WHERE login = ?", login);
    }

    @Test
    void whileTheTokenIsChangedBothAreTaken() throws Exception {
        String first = "first@" + DOMAIN;
        String second = "second@" + DOMAIN;

        report(PORTAL.managementUrl(), TOKEN, body(first, "1"));
        report(PORTAL.managementUrl(), NEXT_TOKEN, body(second, "2"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> filed(first).size() == 1 && filed(second).size() == 1);
    }

    @Test
    void whoGetsInIsKnownAndWhoIsRefusedIsListedAndNoAppPasswordCountsAsUsed() {
        boolean in = MAIL_SERVER
                .client()
                .imaps("127.8.8.8", ERNA, "erna-main-1", "\"name\" \"Thunderbird\"")
                .accepted();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SITE.rows("SELECT 1 FROM account WHERE address = ?", ERNA)
                                .size()
                        == 1);

        boolean out = MAIL_SERVER.client().imaps("127.8.8.9", ERNA, "wrong").accepted();

        assertThat(in).isTrue();
        assertThat(out).isFalse();
        await().atMost(Duration.ofSeconds(20)).until(() -> filed(ERNA).size() == 1);
        assertThat(filed(ERNA))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("reason", "wrong-password")
                        .containsEntry("certainty", "probable")
                        .containsEntry("address", ERNA));
        assertThat(SITE.rows("SELECT app_password_id, source, client_id FROM login_use WHERE address = ?", ERNA))
                .singleElement()
                .satisfies(use -> assertThat(use)
                        .containsEntry("app_password_id", "")
                        .containsEntry("source", "auth-policy")
                        .hasEntrySatisfying("client_id", id -> assertThat(id).contains("Thunderbird")));
        assertThat(SITE.rows("SELECT 1 FROM mail_server_script WHERE source = 'auth-policy'"))
                .isEmpty();
    }

    @Test
    void dovecot24ReportsTheSameByItsOwnFile() {
        if (!MailSites.canRun(DovecotVersion.V2_4)) {
            System.out.println("ObserveOnlyIT: WITHOUT Dovecot 2.4, whose folder only root can make and enter");
            return;
        }
        SiteMailbox otto = SiteMailbox.of("otto-" + UUID.randomUUID().toString().substring(0, 8));
        try (MailSites sites = new MailSites()) {
            MailSite site = sites.site(
                    DovecotVersion.V2_4, ExistingPassdb.PASSWD_FILE, List.of(otto), Map.of(), NOBODY_LISTENS);
            site.include("observe-only.conf", snippet(DovecotVersion.V2_4));
            site.start();
            try {
                boolean in = site.client()
                        .imaps("127.8.8.10", otto.address(), otto.mainPassword(), "\"name\" \"Thunderbird\"")
                        .accepted();
                boolean out = site.client()
                        .imaps("127.8.8.11", otto.address(), "wrong", "\"name\" \"K-9 Mail\"")
                        .accepted();

                assertThat(in).isTrue();
                assertThat(out).isFalse();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> filed(otto.address()).size() == 1);
            } finally {
                site.stop();
            }
        }
        assertThat(SITE.rows(
                        "SELECT source, protocol, outcome, remote_ip, client_id, fingerprint IS NOT NULL AS told_apart"
                                + " FROM login_attempt WHERE login = ?",
                        otto.address()))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt)
                        .containsEntry("source", "auth-policy")
                        .containsEntry("protocol", "imap")
                        .containsEntry("remote_ip", "127.8.8.11")
                        .containsEntry("told_apart", "1")
                        .hasEntrySatisfying("client_id", id -> assertThat(id).contains("K-9 Mail")));
        assertThat(SITE.rows("SELECT app_password_id, client_id FROM login_use WHERE address = ?", otto.address()))
                .singleElement()
                .satisfies(use -> assertThat(use)
                        .containsEntry("app_password_id", "")
                        .hasEntrySatisfying("client_id", id -> assertThat(id).contains("Thunderbird")));
    }

    @Test
    void aTokenIsNoPasswordAndTellsNothingOfOne() throws Exception {
        String byToken = "token-" + DOMAIN;
        String byPassword = "password-" + DOMAIN;
        String portal = PORTAL.managementUrl();
        String mechanism = "\"mech\":\"xoauth2\",";

        report(portal, TOKEN, body(byToken, "t1").replace("{", "{" + mechanism));
        report(portal, TOKEN, body(byToken, "t2").replace("{", "{" + mechanism).replace("false,\"pol", "true,\"pol"));
        report(portal, TOKEN, body(byPassword, "p1"));

        await().atMost(Duration.ofSeconds(20)).until(() -> filed(byPassword).size() == 1);
        assertThat(filed(byToken)).isEmpty();
        assertThat(SITE.rows("SELECT 1 FROM login_use WHERE address = ?", byToken))
                .isEmpty();
        assertThat(SITE.rows("SELECT 1 FROM login_report WHERE login = ?", byToken))
                .isEmpty();
    }

    /** All that a report could change, of the names that are asked for here. */
    private static List<Object> everything() {
        return List.of(
                SITE.rows("SELECT * FROM login_report WHERE login LIKE ? ORDER BY id", "%" + DOMAIN),
                SITE.rows("SELECT * FROM open_login WHERE login LIKE ? ORDER BY id", "%" + DOMAIN),
                SITE.rows("SELECT * FROM login_attempt WHERE login LIKE ? ORDER BY id", "%" + DOMAIN),
                SITE.rows("SELECT * FROM login_use WHERE address LIKE ? ORDER BY address, protocol", "%" + DOMAIN),
                SITE.rows("SELECT * FROM failing_client WHERE address LIKE ? ORDER BY id", "%" + DOMAIN),
                SITE.rows("SELECT * FROM audit_entry WHERE address LIKE ? ORDER BY id", "%" + DOMAIN));
    }

    @Test
    void whatIsNotAReportOfOursIsNamedAndChangesNothing() throws Exception {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SITE.rows("SELECT 1 FROM login_report WHERE login LIKE ?", "%" + DOMAIN)
                        .isEmpty());
        List<Object> before = everything();
        String login = "ghost-" + DOMAIN;
        String good = body(login, "s1");
        String future = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(Duration.ofHours(1)).atZone(ZoneOffset.UTC));
        String portal = PORTAL.managementUrl();

        assertThat(report(SITE.portal().managementUrl(), TOKEN, good).statusCode())
                .as("without the setting")
                .isEqualTo(404);
        refused(report(portal, "", good), 401, "token");
        refused(report(portal, TOKEN + "0", good), 401, "token");
        refused(report(portal, TOKEN, "{\"login\":"), 400, "no JSON object");
        refused(report(portal, TOKEN, "{\"login\":\"" + login + "\"}"), 400, "success is missing");
        refused(report(portal, TOKEN, body(login, "x".repeat(20_000))), 413, "at most");
        refused(report(portal, TOKEN, good, "Date", future), 400, "from the future");
        refused(report(portal, TOKEN, good, "Date", "yesterday"), 400, "time of the report");
        assertThat(everything()).isEqualTo(before);

        assertThat(report(portal, TOKEN, good).statusCode()).isEqualTo(200);
        refused(report(portal, TOKEN, good), 400, "a moment ago");
        await().atMost(Duration.ofSeconds(20)).until(() -> filed(login).size() == 1);
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(portal + "/q/health/ready"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void refused(HttpResponse<String> answer, int status, String why) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
    }
}
