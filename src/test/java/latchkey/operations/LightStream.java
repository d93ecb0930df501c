package latchkey.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import latchkey.parts.Portal;
import latchkey.site.WebSession;

/** The lights of a page as its browser hears of them: line by line, until the portal ends the stream. */
final class LightStream {
    private static final int SILENT_FOR_MS = 30_000;

    private LightStream() {}

    static BufferedReader of(Portal portal, WebSession session, String path) throws IOException {
        URLConnection connection = URI.create(portal.url() + path).toURL().openConnection();
        connection.setReadTimeout(SILENT_FOR_MS);
        connection.setRequestProperty("Cookie", session.cookieHeader());
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }
}
