package latchkey.mailclient.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.parts.Ports.Listener;
import latchkey.site.Measured;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks where the servers are is told, and nothing else. */
@Measured
class DiscoveryIT {
    private static final Site SITE = Site.shared();
    private static final String AUTOCONFIG = "/mail/config-v1.1.xml";
    private static final String WELL_KNOWN = "/.well-known/autoconfig/mail/config-v1.1.xml";
    private static final String AUTODISCOVER = "/autodiscover/autodiscover.xml";
    private static final String REDIRECT = "/autodiscover/autodiscover.json";

    /** A look into a table costs about as much. */
    private static final double MOST_APART = 0.5;

    private static final int TURNS = 80;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 20;

    private final MailClientAsks client = MailClientAsks.at(SITE.portal().url());

    @ParameterizedTest
    @CsvSource({
        AUTOCONFIG + "?emailaddress=alice%40example.org, portal.example.net",
        AUTOCONFIG + "?emailaddress=ALICE@EXAMPLE.ORG, autoconfig.example.net",
        AUTOCONFIG + ", autoconfig.example.org",
        AUTOCONFIG + ", Autoconfig.Example.Org:443",
        WELL_KNOWN + ", example.org",
        WELL_KNOWN + "?emailaddress=anybody%40example.org, example.org"
    })
    void thunderbirdIsToldByTheDomainOfTheAddressOrByTheNameItCameTo(String path, String host) {
        HttpResponse<String> answer = client.host(host).get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
        assertThat(answer.body())
                .contains("<domain>example.org</domain>", port(Listener.IMAPS), port(Listener.SUBMISSIONS))
                .contains("%EMAILADDRESS%")
                .doesNotContain("password>");
        assertThat(client.host(host).other("HEAD", path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                AUTODISCOVER,
                "/Autodiscover/Autodiscover.xml",
                "/AutoDiscover/autodiscover.XML",
                "/AUTODISCOVER/AUTODISCOVER.XML"
            })
    void outlookIsToldInWhateverCaseItAsks(String path) {
        HttpResponse<String> answer = client.post(path, MailClientAsks.OUTLOOK.formatted("Alice@Example.org"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/xml;charset=UTF-8");
        assertThat(answer.body())
                .contains("<LoginName>alice@example.org</LoginName>", "<Type>IMAP</Type>", "<Type>SMTP</Type>")
                .contains("<Port>" + SITE.parts().ports().of(Listener.IMAPS) + "</Port>");
    }

    @Test
    void activeSyncIsError600() {
        String mobile = MailClientAsks.OUTLOOK
                .formatted("alice@example.org")
                .replace("outlook/responseschema/2006a", "mobilesync/responseschema/2006");

        HttpResponse<String> answer = client.post(AUTODISCOVER, mobile);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<ErrorCode>600</ErrorCode>").doesNotContain("127.0.0.1");
    }

    @Test
    void theSecondKindOfAutodiscoverOnlyPointsToTheFirst() {
        HttpResponse<String> first = client.get(REDIRECT + "?Email=alice%40example.org&Protocol=AutodiscoverV1");
        HttpResponse<String> sync = client.get(
                "/Autodiscover/Autodiscover.json?email=alice%40example.org&protocol=ActiveSync&RedirectCount=1");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(first.body()).getMap())
                .containsOnly(
                        Map.entry("Protocol", "AutodiscoverV1"),
                        Map.entry("Url", "https://autodiscover.example.org/autodiscover/autodiscover.xml"));
        assertThat(sync.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(sync.body()).getString("ErrorCode")).isEqualTo("InvalidProtocol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REDIRECT + "/v1.0/alice@example.org?Protocol=AutodiscoverV1",
                REDIRECT + "/v1.0/alice%40example.org?Protocol=Autodiscoverv1&RedirectCount=1",
                "/Autodiscover/Autodiscover.json/V1.0/Alice@Example.org?protocol=AutodiscoverV1"
            })
    void theClientsOfTodayAskForItByTheAddressInThePath(String path) {
        HttpResponse<String> answer = client.host("autodiscover.example.net").get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("Url"))
                .isEqualTo("https://autodiscover.example.org/autodiscover/autodiscover.xml");
        assertThat(client.get(path.replaceAll("(?i)example.org", "example.net")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDomainThatIsNotServedIsNotThere() {
        List<HttpResponse<String>> answers = List.of(
                client.get(AUTOCONFIG),
                client.host("autoconfig.example.net").get(AUTOCONFIG),
                client.host("autoconfig.example.org").get(AUTOCONFIG + "?emailaddress=alice%40example.net"),
                client.host("autoconfig.example.org").get(AUTOCONFIG + "?emailaddress=alice"),
                client.get(WELL_KNOWN + "?emailaddress=a%40example.org%00"),
                client.get(REDIRECT + "?Email=alice%40example.net&Protocol=AutodiscoverV1"),
                client.get(REDIRECT + "?Protocol=AutodiscoverV1"),
                client.post(AUTODISCOVER, MailClientAsks.OUTLOOK.formatted("alice@example.net")),
                client.host("ua-auto-config.example.org").get("/.well-known/user-agent-configuration.json"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));
        assertThat(answers.subList(0, 8))
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo("404\n"));
    }

    @Test
    void anotherMethodIsToldWhichOneItIs() {
        HttpResponse<String> get = client.get(AUTODISCOVER);
        HttpResponse<String> post = client.post(AUTOCONFIG, "");

        assertThat(List.of(get.statusCode(), post.statusCode())).containsExactly(405, 405);
        assertThat(get.headers().firstValue("Allow")).contains("POST");
        assertThat(post.headers().firstValue("Allow")).contains("GET");
    }

    /** Before the sign-in: no cookie is looked at, none is set, and nobody is asked for a password. */
    @Test
    void nobodyIsAskedWhoHeIs() {
        WebSession alice = WebSession.signedIn(SITE, Person.ALICE);
        String cookies = alice.cookieHeader();
        List<String[]> visitors = List.of(
                new String[0],
                new String[] {"Cookie", cookies},
                new String[] {"Cookie", "q_session=broken"},
                new String[] {"Authorization", "Basic bm9ib2R5Om5vdGhpbmc="},
                new String[] {"Authorization", "Bearer nothing"},
                new String[] {"Sec-Fetch-Site", "cross-site", "Origin", "https://foreign.example"});

        for (String[] visitor : visitors) {
            for (HttpResponse<String> answer : List.of(
                    client.get(AUTOCONFIG + "?emailaddress=alice%40example.org", visitor),
                    client.get(REDIRECT + "?Email=alice%40example.org&Protocol=AutodiscoverV1", visitor),
                    client.post(AUTODISCOVER, MailClientAsks.OUTLOOK.formatted("alice@example.org"), visitor))) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "www-authenticate");
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            }
        }
        assertThat(alice.get("/home").status()).isEqualTo(200);
    }

    /**
     * In a new order each time, so that what the machine does besides falls upon all of them alike; the calmest of a few rounds
     * tells, as noise can only add a difference. That discovery does not look into the tables of mailboxes at all is shown by
     * the statements, and is a rule of the architecture's.
     */
    @Test
    void aMailboxThatDoesNotExistHasTheSameAnswerInTheSameTime() {
        List<String> names = List.of("alice", "scanner", "nobody", "n0such");
        names.forEach(name -> asked(name, WARM_UP, new HashSet<>()));
        Set<String> answers = new HashSet<>();

        List<Double> apart = new ArrayList<>();
        do {
            Map<String, List<Long>> times = new HashMap<>();
            for (int turn = 0; turn < TURNS; turn++) {
                List<String> shuffled = new ArrayList<>(names);
                Collections.shuffle(shuffled);
                shuffled.forEach(name ->
                        times.computeIfAbsent(name, first -> new ArrayList<>()).addAll(asked(name, 1, answers)));
            }
            apart.add(apart(times));
        } while (apart.get(apart.size() - 1) > MOST_APART && apart.size() < ROUNDS);

        System.out.printf("DiscoveryIT: known and unknown mailboxes %s ms apart%n", apart);
        assertThat(answers).hasSize(1);
        assertThat(apart.get(apart.size() - 1)).as("of %s", apart).isLessThanOrEqualTo(MOST_APART);
    }

    /** Of all that the portal says to the database meanwhile, what is about this domain or about a mailbox in it. */
    @Test
    void theDatabaseIsAskedTheSameForAMailboxThatDoesNotExist() {
        String domain = "told-" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        SITE.change(
                "INSERT INTO domain (name, imap_host, smtp_host) VALUES (?, 'imap.told.example', 'smtp.told.example')",
                domain);
        SITE.change(
                "INSERT INTO account (address, domain, kind) VALUES (?, ?, 'PERSON')", "there-told@" + domain, domain);
        Map<String, List<String>> statements = new HashMap<>();

        SITE.change("SET GLOBAL log_output = 'TABLE', GLOBAL general_log = ON");
        try {
            for (String name : List.of("there-told", "nobody-told")) {
                SITE.change("TRUNCATE mysql.general_log");
                String address = name + "%40" + domain;
                assertThat(List.of(
                                client.get(AUTOCONFIG + "?emailaddress=" + address),
                                client.get(REDIRECT + "?Protocol=AutodiscoverV1&Email=" + address),
                                client.post(AUTODISCOVER, MailClientAsks.OUTLOOK.formatted(name + "@" + domain))))
                        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
                statements.put(
                        name,
                        SITE
                                .rows(
                                        "SELECT CONVERT(argument USING utf8mb4) AS said FROM mysql.general_log"
                                                + " WHERE argument NOT LIKE '%general_log%' AND (argument LIKE ? OR argument LIKE"
                                                + " '%-told%')",
                                        "%" + domain + "%")
                                .stream()
                                .map(row -> String.valueOf(row.get("said")))
                                .toList());
            }
        } finally {
            SITE.change("SET GLOBAL general_log = OFF, GLOBAL log_output = 'FILE'");
            SITE.change("TRUNCATE mysql.general_log");
        }

        assertThat(statements.get("nobody-told")).isEqualTo(statements.get("there-told"));
        assertThat(statements.get("there-told"))
                .hasSize(3)
                .allSatisfy(said -> assertThat(said).contains("from domain").doesNotContain("-told@"));
    }

    /** How long each time took; what was answered is put to the others, without the name. */
    private List<Long> asked(String name, int times, Set<String> answers) {
        List<Long> took = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            MailClientAsks other = client.from(MailClientAsks.anyNetwork());
            long start = System.nanoTime();
            String both = other.get(AUTOCONFIG + "?emailaddress=" + name + "%40example.org")
                            .body()
                    + other.post(AUTODISCOVER, MailClientAsks.OUTLOOK.formatted(name + "@example.org"))
                            .body();
            took.add(System.nanoTime() - start);
            answers.add(both.replace(name, "anybody"));
        }
        return took;
    }

    /** In milliseconds, between the medians of those that exist and of those that do not. */
    private static double apart(Map<String, List<Long>> nanos) {
        double known = median(nanos, "alice", "scanner");
        double unknown = median(nanos, "nobody", "n0such");
        return Math.abs(known - unknown);
    }

    private static double median(Map<String, List<Long>> nanos, String... names) {
        List<Long> all = Stream.of(names)
                .flatMap(name -> nanos.getOrDefault(name, List.of()).stream())
                .sorted()
                .toList();
        return all.get(all.size() / 2) / 1e6;
    }

    private static String port(Listener listener) {
        return "<port>" + SITE.parts().ports().of(listener) + "</port>";
    }
}
