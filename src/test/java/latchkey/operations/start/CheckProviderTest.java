package latchkey.operations.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import latchkey.mailcow.OwnAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said at the start of the address that the provider is given. */
class CheckProviderTest {
    @Test
    void aProviderThatNamesItselfDifferentlyIsRefusedAndToldByItsName() {
        String discovery = "{\"scopes\":[\"issuer\"],\"issuer\":\"https:\\/\\/login.example.org\\/realms\\/mail\"}";
        try (Answer provider = Answer.of(200, discovery)) {
            assertThat(issuerFaults(provider.url()))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.line())
                            .contains("names itself https://login.example.org/realms/mail")
                            .contains("Set it to exactly"));
        }
    }

    @Test
    void anAddressWithoutAProviderIsRefused() {
        try (Answer website = Answer.of(404, "nothing here");
                Answer page = Answer.of(200, "<html>a page for everything</html>")) {
            assertThat(issuerFaults(website.url()))
                    .singleElement()
                    .satisfies(fault ->
                            assertThat(fault.line()).contains("status 404").contains("/realms/NAME"));
            assertThat(issuerFaults(page.url())).hasSize(1);
        }
    }

    @Test
    void aProviderThatStandsThereOnlyAfterAWhileIsWaitedFor() {
        try (Answer provider = Answer.of(404, "not yet")) {
            provider.becomes(200, "{\"issuer\":\"" + provider.url() + "\"}");

            List<Fault> faults = GoodSettings.faults(
                    Map.of("latchkey.oidc.issuer", provider.url(), "latchkey.oidc.waited-for", "PT20S"));

            assertThat(faults).noneMatch(fault -> fault.setting().equals("latchkey.oidc.issuer"));
        }
    }

    @Test
    void aProviderThatIsAwayForAWhileDoesNotStopTheStart() {
        try (Answer proxy = Answer.of(502, "bad gateway")) {
            assertThat(issuerFaults(proxy.url())).isEmpty();
        }
        assertThat(issuerFaults("http://127.0.0.1:1/realms/mail")).isEmpty();
    }

    @Test
    void aProviderWhoseCertificateJavaDoesNotTrustIsNamedAndNotWaitedFor(@TempDir Path folder) throws IOException {
        HttpsServer provider = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setHttpsConfigurator(
                new HttpsConfigurator(OwnAuthority.in(folder).server("127.0.0.1")));
        provider.start();
        try {
            assertThat(issuerFaults("https://127.0.0.1:" + provider.getAddress().getPort()))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.line())
                            .contains("Java does not trust its certificate")
                            .contains("update-ca-certificates"));
        } finally {
            provider.stop(0);
        }
    }

    private static List<Fault> issuerFaults(String issuer) {
        return GoodSettings.faults(Map.of("latchkey.oidc.issuer", issuer)).stream()
                .filter(fault -> fault.setting().equals("latchkey.oidc.issuer"))
                .toList();
    }

    /** A web server that has one answer for everything. */
    private record Answer(HttpServer server, Deque<Words> words) implements AutoCloseable {
        private record Words(int status, String text) {}

        static Answer of(int status, String text) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                Answer answer = new Answer(server, new ConcurrentLinkedDeque<>());
                answer.becomes(status, text);
                server.createContext("/", answer::give);
                server.start();
                return answer;
            } catch (IOException taken) {
                throw new AssertionError(taken);
            }
        }

        /** From the second question on, whatever is asked. */
        void becomes(int status, String text) {
            words.add(new Words(status, text));
        }

        private void give(HttpExchange exchange) throws IOException {
            try (exchange) {
                // What is asked beside discovery, whether it is a mailcow, uses up no answer.
                boolean last =
                        words.size() == 1 || !exchange.getRequestURI().getPath().contains("well-known");
                Words said = last ? words.getFirst() : words.removeFirst();
                byte[] body = said.text().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
