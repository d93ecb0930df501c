package latchkey.mailclient.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is posted to Autodiscover is refused at once if it is no request, and is remembered nowhere. */
@Measured
class HostileBodiesIT {
    private static final Site SITE = Site.shared();
    private static final String AUTODISCOVER = "/autodiscover/autodiscover.xml";
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final MailClientAsks client = MailClientAsks.at(SITE.portal().url());

    static List<String> noRequests() {
        String entities = IntStream.range(0, 20)
                .mapToObj(i -> "<!ENTITY e" + (i + 1) + " \"" + ("&e" + i + ";").repeat(10) + "\">")
                .reduce("", String::concat);
        return List.of(
                "",
                "<Autodiscover>",
                "{\"EMailAddress\":\"alice@example.org\"}",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Autodiscover><Request><EMailAddress>&e;"
                        + "</EMailAddress></Request></Autodiscover>",
                "<!DOCTYPE a [<!ENTITY e0 \"ha\">" + entities
                        + "]><Autodiscover><Request><EMailAddress>&e20;</EMailAddress></Request></Autodiscover>",
                "<a>".repeat(5000));
    }

    @ParameterizedTest
    @MethodSource("noRequests")
    void whatIsNoRequestIsRefusedAtOnce(String body) {
        client.post(AUTODISCOVER, body);
        List<Long> nanos = IntStream.range(0, 5)
                .mapToObj(round -> {
                    long start = System.nanoTime();
                    assertThat(client.post(AUTODISCOVER, body))
                            .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                            .satisfies(answer -> assertThat(answer.body()).contains("<ErrorCode>600</ErrorCode>"));
                    return System.nanoTime() - start;
                })
                .sorted()
                .toList();

        assertThat(nanos.get(2) / 1e6).as("of %s", nanos).isLessThan(100);
    }

    @Test
    void tenMegabytesAreRefusedAtOnceAndNotRead() throws IOException {
        String head = "POST " + AUTODISCOVER + " HTTP/1.1\r\nHost: portal\r\nContent-Type: text/xml\r\n";

        for (String length : List.of(
                "Content-Length: " + TEN_MEGABYTES + "\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(TEN_MEGABYTES) + "\r\n")) {
            answerTo(head + length, 20 * 1024);
            long start = System.nanoTime();
            String answer = answerTo(head + length, 20 * 1024);
            double millis = (System.nanoTime() - start) / 1e6;

            assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
            assertThat(millis).isLessThan(100);
        }
    }

    @Test
    void anAddressThatCannotBeDecodedIsABadRequest() throws IOException {
        String asked = "GET /mail/config-v1.1.xml?emailaddress=%zz HTTP/1.1";

        assertThat(answerTo(asked + "\r\nHost: portal\r\nConnection: close\r\n\r\n", 0))
                .startsWith("HTTP/1.1 400 ");
    }

    /** Outlook sends them unasked. */
    @Test
    void aPasswordThatIsSentAlongReachesNoLog() throws IOException {
        String marker = KnownAppPassword.any().text();
        String planted = KnownAppPassword.any().text();
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("alice@example.org:" + marker).getBytes(StandardCharsets.UTF_8));

        for (String body : List.of(
                MailClientAsks.OUTLOOK.formatted("alice@example.org").replace("<Request>", "<Request>" + marker),
                MailClientAsks.OUTLOOK.formatted(marker + "@example.org"),
                MailClientAsks.OUTLOOK.formatted(marker + "@example.net"),
                MailClientAsks.OUTLOOK.formatted(marker),
                "<Autodiscover>" + marker,
                "<!DOCTYPE a [<!ENTITY e \"" + marker + "\">]><Autodiscover>&e;</Autodiscover>")) {
            client.post(AUTODISCOVER, body, "Authorization", basic);
            client.post(AUTODISCOVER, body, "Authorization", "Bearer " + marker, "Cookie", "q_session=" + marker);
        }
        client.postTooMuch(AUTODISCOVER, marker.repeat(1000), "Authorization", basic);
        for (String path : List.of("/mail/config-v1.1.xml", "/autodiscover/autodiscover.json")) {
            client.get(
                    path + "?emailaddress=alice%40example.org&Email=alice%40example.org&p=" + marker,
                    "Authorization",
                    basic);
        }
        client.get("/autodiscover/" + planted);

        Map<String, String> logs = logs();
        assertThat(logs).containsKey("portal.log");
        assertThat(found(logs, planted)).contains("portal.log");
        assertThat(found(logs, marker)).isEmpty();
        assertThat(found(logs, basic.substring(6))).isEmpty();
    }

    private static List<String> found(Map<String, String> logs, String secret) {
        return logs.entrySet().stream()
                .filter(log -> log.getValue().toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> logs() throws IOException {
        Map<String, String> logs = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SITE.parts().folder().resolve("logs"))) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                logs.put(log.getFileName().toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
            }
        }
        return logs;
    }

    /** Sends the head and some of the body, and reads until the portal hangs up. */
    private static String answerTo(String head, int bytes) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                URI.create(SITE.portal().url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[bytes]);
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            try {
                for (int c = socket.getInputStream().read();
                        c >= 0;
                        c = socket.getInputStream().read()) {
                    answer.append((char) c);
                }
            } catch (SocketException hungUpOn) {
                assertThat(answer).isNotEmpty();
            }
            return answer.toString();
        }
    }
}
