package latchkey.mailclient.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        String cookies = String.join(
                "; ",
                alice.cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList());
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

    @Test
    void aMailboxThatDoesNotExistHasTheSameAnswerInTheSameTime() {
        Map<String, List<Long>> times = new HashMap<>();
        Map<String, List<String>> answers = new HashMap<>();
        for (int round = 0; round < 60; round++) {
            for (String name : List.of("alice", "scanner", "nobody", "n0such")) {
                MailClientAsks other = client.from(MailClientAsks.anyNetwork());
                long start = System.nanoTime();
                String both = other.get(AUTOCONFIG + "?emailaddress=" + name + "%40example.org")
                                .body()
                        + other.post(AUTODISCOVER, MailClientAsks.OUTLOOK.formatted(name + "@example.org"))
                                .body();
                times.computeIfAbsent(name, first -> new ArrayList<>()).add(System.nanoTime() - start);
                answers.computeIfAbsent(name, first -> new ArrayList<>()).add(both.replace(name, "anybody"));
            }
        }

        assertThat(answers.values().stream().flatMap(List::stream).distinct()).hasSize(1);
        assertThat(Math.abs(median(times, "alice") - median(times, "nobody")))
                .as("of %s", times)
                .isLessThan(10);
    }

    /** In milliseconds. */
    private static double median(Map<String, List<Long>> nanos, String name) {
        List<Long> all = nanos.getOrDefault(name, List.of());
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow() / 1e6;
    }

    private static String port(Listener listener) {
        return "<port>" + SITE.parts().ports().of(listener) + "</port>";
    }
}
