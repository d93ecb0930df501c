package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.installed.LoginLoad.Known;
import latchkey.parts.MariaDb;
import latchkey.parts.Nginx;
import latchkey.parts.OwnSchema;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two portals behind one nginx, and nobody else at their database. */
class ReplicasIT {
    private static final Site SITE = Site.shared();
    private static final Nginx NGINX = SITE.parts().nginx();
    private static final Map<String, String> SETTINGS = Map.of(
            "latchkey.https-only", "true",
            "latchkey.secrets.hand-over", "of the replicas, and no secret at all");
    private static final Portal ONE = SITE.parts().secondPortal(SETTINGS);
    private static final Portal OTHER = SITE.parts().fourthPortal(SETTINGS);
    private static final int LOGINS_A_SECOND = 50;

    @BeforeAll
    static void start() {
        SITE.portal().stop();
        ONE.start();
        ONE.waitUntilReady();
        OTHER.start();
        OTHER.waitUntilReady();
        NGINX.start(ONE, OTHER);
    }

    @AfterAll
    static void stop() {
        NGINX.close();
        OTHER.stop();
        ONE.stop();
        SITE.portal().restart();
        SITE.waitUntilJudging();
    }

    @Test
    void aSignInBegunAtOneEndsAtTheOtherAndGoesOnAtBoth() {
        WebSession alice = new WebSession(NGINX.url());

        NGINX.start(ONE);
        Page atProvider = alice.open("/settings");
        NGINX.start(OTHER);
        Page settings = alice.answerProvider(atProvider, Person.ALICE.login(), Person.ALICE.signInPassword(), true);
        NGINX.start(ONE);
        Page language = alice.submit(settings, "/settings/language", Map.of("language", "en"));

        alice.submit(alice.open("/settings"), "/settings/language", Map.of("language", ""));

        assertThat(settings.status()).isEqualTo(200);
        assertThat(settings.url()).isEqualTo(NGINX.url() + "/settings");
        assertThat(language.status()).as("a form of the other").isEqualTo(303);
    }

    @Test
    void aLightTurnsGreenAtTheReplicaThatDoesNotJudge() {
        OTHER.stop();
        String judge = waitUntilJudging();
        OTHER.restart();
        NGINX.start(OTHER);
        WebSession alice = WebSession.signedIn(NGINX.url(), Person.ALICE);
        Page issued = alice.submit(
                alice.open("/app-passwords/new?client=other"),
                "/app-passwords",
                Map.of("label", "two replicas " + UUID.randomUUID(), "protocols", List.of("imap")));
        String secret = Objects.requireNonNull(issued.html().selectFirst("#app-password"))
                .attr("data-value");
        String lights =
                Objects.requireNonNull(issued.html().selectFirst("#lights")).attr("data-poll");

        SITE.mailClient().imaps("127.82.0.2", Person.ALICE.address(), secret);

        await().atMost(Duration.ofSeconds(8))
                .until(() -> Objects.requireNonNull(alice.get(lights).html().selectFirst("#light-imap"))
                        .attr("data-state")
                        .equals("connected"));
        assertThat(judge()).as("the one that has been judging all the time").isEqualTo(judge);
    }

    @Test
    void aVisitorNoticesNothingWhenAReplicaIsKilledUnderHisRequests() {
        NGINX.start(ONE, OTHER);
        WebSession bob = WebSession.signedIn(NGINX.url(), Person.BOB);
        String before = NGINX.log();
        try (Visits visits = new Visits(bob, "/home", 6)) {
            await().until(() -> visits.count() > 100);

            ONE.kill9();

            int atTheKill = visits.count();
            await().atMost(Duration.ofSeconds(20)).until(() -> visits.count() > atTheKill + 200);
            visits.end();
            assertThat(visits.answers()).containsOnlyKeys("200");
            System.out.println("Visits while a replica was killed: " + visits.answers());
        } finally {
            ONE.restart();
        }
        assertThat(NGINX.log().substring(before.length()).lines())
                .as("asked again at the other one")
                .anyMatch(line -> line.matches(".* to=127\\S+, 127\\S+ 502, 200"));
        waitUntilJudging();
    }

    @Test
    void noMailLoginIsRefusedAndNoPageMissedWhileReplicasAreBroughtToTheNextVersionAndBack() {
        NGINX.start(ONE, OTHER);
        List<Known> people = people();
        WebSession bob = WebSession.signedIn(NGINX.url(), Person.BOB);
        try (LoginLoad logins = new LoginLoad(SITE.parts().saslLogin(), people, LOGINS_A_SECOND);
                Visits visits = new Visits(bob, "/home", 1)) {
            await().until(() -> logins.count() > LOGINS_A_SECOND);

            ONE.stop();
            int migrated = OwnSchema.named(SITE.parts().mariaDb(), "latchkey")
                    .migrate("classpath:db/migration", "classpath:db/next");
            ONE.restart();
            waitUntilNginxSendsTo(ONE);
            // An old one beside the new tables, then one that starts on them: the way back changes nothing more.
            OTHER.restart();

            visits.end();
            logins.end();
            System.out.printf(
                    "Upgrade and downgrade of two replicas: %d mail logins (%.0f/s, slowest %d ms), %s pages%n",
                    logins.count(), logins.perSecond(), logins.slowest().toMillis(), visits.answers());
            assertThat(migrated).isEqualTo(1);
            assertThat(logins.refused()).isEmpty();
            assertThat(logins.perSecond()).isGreaterThan(LOGINS_A_SECOND * 0.8);
            assertThat(visits.answers()).containsOnlyKeys("200");
        } finally {
            backToThisVersion();
        }
        waitUntilJudging();
    }

    @Test
    void whileTheDatabaseIsAwayThePortalItselfSaysSoAndPeopleAreServedAsSoonAsItIsBack() {
        Visitor visitor = new Visitor(
                "127.82.0.1", NGINX.httpsPort(), SITE.parts().dovecot().trusted());
        MariaDb mariaDb = SITE.parts().mariaDb();
        WebSession bob = WebSession.signedIn(NGINX.url(), Person.BOB);
        mariaDb.execute("ALTER USER 'latchkey'@'%' ACCOUNT LOCK");
        try {
            mariaDb.execute("KILL USER latchkey");

            List<Integer> pages = IntStream.range(0, 3)
                    .mapToObj(time -> bob.tab().get("/home").status())
                    .toList();
            List<Visitor.Answer> files = IntStream.range(0, 10)
                    .mapToObj(time -> visitor.get("/assets/latchkey.css"))
                    .toList();

            assertThat(pages).containsOnly(503);
            assertThat(files).allSatisfy(file -> {
                assertThat(file.status()).isEqualTo(200);
                assertThat(file.isOfThePortal()).isTrue();
            });
        } finally {
            mariaDb.execute("ALTER USER 'latchkey'@'%' ACCOUNT UNLOCK");
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bob.tab().get("/home").status() == 200);
    }

    /** It leaves a replica alone for two seconds that was not there, and the last one must not go before that. */
    private static void waitUntilNginxSendsTo(Portal portal) {
        String served = " to=" + portal.url().replace("http://", "") + " 200";
        long before = NGINX.log().lines().filter(line -> line.endsWith(served)).count();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> NGINX.log()
                                .lines()
                                .filter(line -> line.endsWith(served))
                                .count()
                        > before);
    }

    /** Half of them with an app password, half with the main password, which their rule still allows. */
    private static List<Known> people() {
        Mailbox phone = Mailbox.named(SITE, "rolling-phone");
        Mailbox desk = Mailbox.named(SITE, "rolling-desk");
        return List.of(
                new Known(phone.address(), phone.appPassword("smtp").text()),
                new Known(desk.address(), desk.mainPassword()));
    }

    private static void backToThisVersion() {
        List.of("account", "app_password", "login_report")
                .forEach(table -> SITE.change("ALTER TABLE " + table + " DROP COLUMN IF EXISTS of_next_version"));
        SITE.change("DELETE FROM flyway_schema_history WHERE version = '9000'");
    }

    private static String waitUntilJudging() {
        String probe = "probe-" + UUID.randomUUID();
        SITE.change(
                "INSERT INTO login_report (login, protocol, outcome) VALUES (?, 'imap', 'main_password_ok')", probe);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SITE.rows("SELECT id FROM login_report WHERE login = ?", probe)
                        .isEmpty());
        return judge();
    }

    private static String judge() {
        return String.valueOf(SITE.rows("SELECT holder FROM job_lease WHERE job = 'judge'")
                .get(0)
                .get("holder"));
    }
}
