package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.parts.MailLogin;
import latchkey.parts.OwnDovecot;
import latchkey.parts.Person;
import latchkey.parts.SiteMailbox;
import latchkey.parts.Slapd;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While the directory of a mail server is down nobody gets in there, and hanna reads that it is nobody's own fault. */
class DirectoryDownIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.97.2.1";
    private static final String ONCE = UUID.randomUUID().toString().substring(0, 8);
    private static final String SOURCE = "directory-" + ONCE;
    private static final List<SiteMailbox> PEOPLE = IntStream.range(0, 6)
            .mapToObj(number -> SiteMailbox.of("down-" + ONCE + "-" + number))
            .toList();
    private static final Slapd DIRECTORY = SITE.parts().directory();
    private static final OwnDovecot MAIL_SERVER = SITE.parts()
            .ownDovecot("directory-down")
            .besideDirectory(DIRECTORY.url())
            .asking("socket = \"" + SITE.parts().mariaDb().socket() + "\"")
            .changing(
                    "latchkey/latchkey.conf.lua",
                    text -> text.replace("source = \"own\"", "source = \"" + SOURCE + "\""));

    private static WebSession hanna;

    @BeforeAll
    static void start() {
        SITE.waitUntilJudging();
        DIRECTORY.start(PEOPLE);
        MAIL_SERVER.start();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.close();
        DIRECTORY.stop();
        SITE.change("DELETE FROM mail_server_script WHERE source = ?", SOURCE);
    }

    @Test
    void hannaReadsThatTheMailServerWasUnavailableAndNobodyIsListedAsFailing() {
        PEOPLE.forEach(one -> assertThat(logIn(one, one.mainPassword())).startsWith("b OK"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> SITE.rows("SELECT 1 FROM account WHERE address LIKE ?", "down-" + ONCE + "-%")
                                .size()
                        == PEOPLE.size());
        List<SiteMailbox> early = PEOPLE.subList(0, 5);
        SiteMailbox late = PEOPLE.get(5);

        DIRECTORY.stop();
        List<String> told = new ArrayList<>();
        early.forEach(one -> told.add(logIn(one, one.mainPassword())));
        await().atMost(Duration.ofSeconds(10)).until(() -> reasons().size() == early.size());
        nobodyIsInForHalfAMinute();

        early.forEach(one -> waitUntilHannaReads(one, "mail-server-unavailable"));
        told.add(logIn(late, "not it"));
        waitUntilHannaReads(late, "mail-server-unavailable");
        assertThat(told).allSatisfy(line -> assertThat(line).startsWith("b NO [UNAVAILABLE]"));
        assertThat(failing()).isEmpty();

        DIRECTORY.startAgain();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> logIn(late, late.mainPassword()).startsWith("b OK"));
        await().atMost(Duration.ofSeconds(10)).until(DirectoryDownIT::isAvailable);
        assertThat(logIn(late, "not it")).startsWith("b NO [AUTHENTICATIONFAILED]");

        waitUntilHannaReads(late, "wrong-password");
        assertThat(failing()).containsExactly(late.address());
        assertThat(reasons()).filteredOn("mail-server-unavailable"::equals).hasSize(6);
    }

    /** As the watch would find it then; nobody waits for the clock. */
    private static void nobodyIsInForHalfAMinute() {
        SITE.change(
                "UPDATE mail_server_watch SET nobody_in_since = nobody_in_since - INTERVAL 30 SECOND WHERE source = ?",
                SOURCE);
    }

    private static boolean isAvailable() {
        return SITE.rows("SELECT 1 FROM mail_server_watch WHERE source = ? AND unavailable_since IS NULL", SOURCE)
                        .size()
                == 1;
    }

    private static String logIn(SiteMailbox who, String password) {
        MailLogin.Answer answer = MAIL_SERVER.client().imaps(AT, who.address(), password);
        return answer.line();
    }

    private static void waitUntilHannaReads(SiteMailbox who, String reason) {
        await(who.address() + " " + reason)
                .atMost(Duration.ofSeconds(10))
                .until(() -> !hanna.open("/helpdesk/accounts/" + who.address())
                        .html()
                        .select("[data-event=refused][data-reason=" + reason + "]")
                        .isEmpty());
    }

    private static List<String> failing() {
        return hanna.open("/helpdesk/failing?q=down-" + ONCE)
                .html()
                .select("tr[data-address]")
                .eachAttr("data-address");
    }

    private static List<String> reasons() {
        return SITE.rows("SELECT reason FROM login_attempt WHERE source = ?", SOURCE).stream()
                .map(row -> String.valueOf(row.get("reason")))
                .toList();
    }
}
