package latchkey.diagnosis;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.shared.Utc;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a failing client stands, by what it and others behind its address did and when. */
class StatesIT {
    private static final Site SITE = Site.shared();
    private static final String DOMAIN = "states.example";
    private static final String HOME = "127.97.0.1";

    private static WebSession hanna;

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    /** A login so many minutes ago. */
    private record Login(double minutesAgo, boolean accepted, String name, String protocol, String from) {
        static Login refused(double minutesAgo, String name) {
            return new Login(minutesAgo, false, name, "imap", HOME);
        }

        static Login accepted(double minutesAgo, String name) {
            return new Login(minutesAgo, true, name, "imap", HOME);
        }

        Login by(String other) {
            return new Login(minutesAgo, accepted, name, other, from);
        }

        Login at(String other) {
            return new Login(minutesAgo, accepted, name, protocol, other);
        }
    }

    /** What happened to a mailbox of this name, and the state of its failing client. */
    private record Story(String who, String state, List<Login> logins) {
        Story(String who, String state, Login... logins) {
            this(who, state, List.of(logins));
        }

        String address() {
            return who + "@" + DOMAIN;
        }

        void happens(Instant now) {
            Reports reports = new Reports(SITE, address());
            for (Login login : logins) {
                Map<String, Object> columns = new HashMap<>(Map.of(
                        "outcome",
                        login.accepted() ? "main_password_ok" : "not_an_app_password",
                        "protocol",
                        login.protocol(),
                        "fingerprint",
                        login.accepted() ? 2 : 1,
                        "at",
                        Utc.column(now.minusMillis(Math.round(login.minutesAgo() * 60_000)))));
                if (!login.from().isEmpty()) {
                    columns.put("remote_ip", login.from());
                }
                if (!login.name().isEmpty()) {
                    columns.put("client_id", login.name());
                }
                reports.arrive(columns);
            }
        }
    }

    private static Login[] andThen(Login login, double... refusedBefore) {
        return Stream.concat(
                        IntStream.range(0, refusedBefore.length)
                                .mapToObj(i -> Login.refused(refusedBefore[i], login.name())),
                        Stream.of(login))
                .toArray(Login[]::new);
    }

    private static final List<Story> STORIES = List.of(
            new Story("refused", "failing", Login.refused(10, "Phone")),
            new Story("accepted-by-its-name", "probably-fixed", andThen(Login.accepted(5, "Phone"), 20)),
            new Story("accepted-and-refused", "failing", Login.accepted(30, "Phone"), Login.refused(20, "Phone")),
            new Story("other-device", "failing", Login.refused(20, "Phone"), Login.accepted(5, "Laptop")),
            new Story("other-device-no-name", "failing", Login.refused(20, "Phone"), Login.accepted(5, "")),
            new Story(
                    "other-protocol",
                    "failing",
                    andThen(Login.accepted(5, "Phone").by("smtp"), 20)),
            new Story(
                    "other-network",
                    "failing",
                    andThen(Login.accepted(5, "Phone").at("127.97.0.2"), 20)),
            new Story("two-beats", "probably-fixed", andThen(Login.accepted(25, "Phone"), 70, 60, 50, 40)),
            new Story("three-beats", "fixed", andThen(Login.accepted(31, "Phone"), 70, 60, 50, 40)),
            new Story("quick-14-minutes", "probably-fixed", andThen(Login.accepted(14, "Phone"), 23, 22, 21, 20)),
            new Story("quick-16-minutes", "fixed", andThen(Login.accepted(16, "Phone"), 23, 22, 21, 20)),
            new Story(
                    "slow-23-hours",
                    "probably-fixed",
                    andThen(Login.accepted(23 * 60, "Phone"), 48 * 60, 36 * 60, 24 * 60)),
            new Story("slow-25-hours", "fixed", andThen(Login.accepted(25 * 60, "Phone"), 50 * 60, 38 * 60, 26 * 60)),
            new Story("a-day-ago", "quiet", Login.refused(24 * 60 + 5, "Phone")),
            new Story("nearly-a-day-ago", "failing", Login.refused(24 * 60 - 5, "Phone")),
            new Story("nameless-no-beat-missed", "failing", andThen(Login.accepted(5, ""), 40, 30, 20, 10)),
            new Story("nameless-beat-missed", "probably-fixed", andThen(Login.accepted(13, ""), 44, 34, 24, 14)),
            new Story("nameless-asleep-of-late", "failing", andThen(Login.accepted(13, ""), 84, 74, 24, 14)),
            // Three tries within seconds, every quarter of an hour.
            new Story(
                    "nameless-in-bursts",
                    "failing",
                    andThen(Login.accepted(9, ""), 40, 39.9, 39.8, 25, 24.9, 24.8, 10)),
            new Story(
                    "no-network",
                    "probably-fixed",
                    Login.refused(40, "").at(""),
                    Login.refused(30, "").at(""),
                    Login.accepted(16, "").at("")),
            // Two of the same make behind one address: one got in before the other was refused, and goes on.
            new Story(
                    "same-make",
                    "failing",
                    Login.accepted(30, "Phone"),
                    Login.refused(20, "Phone"),
                    Login.accepted(5, "Phone")),
            new Story(
                    "same-make-silent-since",
                    "probably-fixed",
                    Login.accepted(40, "Phone"),
                    Login.refused(30, "Phone"),
                    Login.accepted(16, "Phone")),
            new Story("nameless-three-beats", "fixed", andThen(Login.accepted(31, ""), 70, 60, 50, 40)),
            // A phone and a laptop without names behind one address: the laptop gets in, the phone goes on failing.
            new Story(
                    "nameless-twins",
                    "failing",
                    Login.refused(30, ""),
                    Login.accepted(29, ""),
                    Login.refused(20, ""),
                    Login.accepted(19, ""),
                    Login.refused(10, ""),
                    Login.accepted(9, "")),
            // The same with one old secret in both, and names: one name that gets in does not speak for the other.
            new Story(
                    "one-secret-two-names",
                    "failing",
                    Login.refused(30, "Phone"),
                    Login.refused(25, "Laptop"),
                    Login.refused(20, "Phone"),
                    Login.refused(15, "Laptop"),
                    Login.accepted(4, "Laptop")));

    @Test
    void aFailingClientStandsWhereItsLoginsAndTheTimePutIt() {
        Instant now = Instant.now();
        STORIES.parallelStream().forEach(story -> story.happens(now));
        long refusals = STORIES.stream()
                .flatMap(story -> story.logins().stream())
                .filter(login -> !login.accepted())
                .count();
        await().atMost(Duration.ofSeconds(10)).until(() -> waiting() == 0 && refusals == filed());

        Map<String, String> states = states();

        assertThat(states)
                .containsExactlyInAnyOrderEntriesOf(STORIES.stream().collect(toMap(Story::address, Story::state)));
    }

    @Test
    void whatTheHelpdeskHasClosedIsOpenedByTheNextRefusal() {
        Reports reports = new Reports(SITE, "closed@closed.example");
        Map<String, Object> refusal =
                Map.of("outcome", "not_an_app_password", "protocol", "imap", "remote_ip", HOME, "fingerprint", 1);
        reports.arrive(refusal);
        reports.awaitIn("failing_client", 1, Duration.ofSeconds(5));
        SITE.change("UPDATE failing_client SET closed_at = UTC_TIMESTAMP(3) WHERE login = ?", reports.login());
        String before = state(reports.login());

        reports.arrive(refusal);

        assertThat(before).isEqualTo("closed");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(state(reports.login())).isEqualTo("failing"));
    }

    private static Map<String, String> states() {
        return hanna.open("/helpdesk/failing?q=" + DOMAIN).html().select("tr[data-address]").stream()
                .collect(toMap(row -> row.attr("data-address"), row -> row.attr("data-state")));
    }

    private static String state(String address) {
        Element row = hanna.open("/helpdesk/failing?q=" + address)
                .html()
                .select("tr[data-address]")
                .first();
        return row == null ? "" : row.attr("data-state");
    }

    private static int waiting() {
        return SITE.rows("SELECT id FROM login_report WHERE login LIKE ?", "%" + DOMAIN)
                .size();
    }

    private static int filed() {
        return SITE.rows("SELECT id FROM login_attempt WHERE login LIKE ?", "%" + DOMAIN)
                .size();
    }
}
