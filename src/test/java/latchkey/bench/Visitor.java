package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.WebSession;

/** Somebody who is signed in and looks at the clock. */
record Visitor(String portal, String cookies) {
    static Visitor signedIn(Portal portal, Person person) {
        return new Visitor(
                portal.url(), WebSession.signedIn(portal.url(), person).cookieHeader());
    }

    /** An answer, and how long it took until its end. */
    record Answer(double millis, String body) {}

    Answer open(String path) {
        long asked = System.nanoTime();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(portal + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Cookie", cookies);
            assertThat(connection.getResponseCode()).as(path).isEqualTo(200);
            String body = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer((System.nanoTime() - asked) / 1e6, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What 95 in a hundred of these pages take. */
    double p95(IntFunction<String> path, int requests) {
        return new Timings(IntStream.range(0, requests)
                        .mapToObj(request -> open(path.apply(request)).millis())
                        .toList())
                .p95();
    }
}
