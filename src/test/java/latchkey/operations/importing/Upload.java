package latchkey.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;

/** Somebody who sends files of mailboxes by the page. */
record Upload(WebSession admin) {
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    Page send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    Page send(byte[] file) {
        String token = admin.open("/admin/import").hidden("/admin/import").get("csrf-token");
        return admin.follow(admin.exchange(
                "POST",
                "/admin/import",
                request -> request.multiPart("csrf-token", String.valueOf(token))
                        .multiPart("file", "mailboxes.csv", file, "text/csv")));
    }

    /**
     * A form in parts that says it is longer than what is sent of it, or does not say before its end how long it is.
     *
     * @return the first line of the answer
     */
    String sendParts(String path, String length, int bytes) throws IOException {
        URI portal = URI.create(Site.shared().portal().url());
        String cookies = admin.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String body = "--part\r\nContent-Disposition: form-data; name=\"addresses\"\r\n\r\n" + "x".repeat(bytes);
        boolean chunked = length.startsWith("Transfer");
        String request = "POST " + path + " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\nCookie: " + cookies
                + "\r\nContent-Type: multipart/form-data; boundary=part\r\n" + length + "\r\n\r\n"
                + (chunked ? Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n" : body);
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout((int) A_WHILE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }

    /** @return the address of the page with what would change */
    String dryRun(String text) {
        Page page = send(text);
        assertThat(page.status()).as(page.words()).isEqualTo(200);
        return arrive(page.url(), "READ");
    }

    String arrive(String path, String state) {
        await().atMost(A_WHILE)
                .until(() -> state.equals(of(admin.open(path), "#run").attr("data-state")));
        return path;
    }

    Page act(String path, String act, Map<String, ?> fields) {
        Page page = admin.open(path);
        String action = URI.create(page.url()).getPath() + "/" + act;
        return admin.follow(admin.submit(page, action, fields));
    }

    int count(String path, Outcome outcome) {
        return Integer.parseInt(of(admin.open(path), "[data-outcome=" + outcome.key() + "][data-count]")
                .attr("data-count"));
    }

    /** What an attribute says of each line that came out so. */
    List<String> lines(String path, String outcome, String attribute) {
        return admin.open(path + "?show=" + outcome)
                .html()
                .select("tr[data-line]")
                .eachAttr(attribute);
    }

    static Element of(Page page, String selector) {
        Element found = page.html().selectFirst(selector);
        if (found == null) {
            throw new AssertionError("no " + selector + " on " + page.url() + ": " + page.words());
        }
        return found;
    }
}
