package latchkey.operations.start;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/**
 * What a provider tells of itself where OpenID Connect Discovery looks for it.
 *
 * @param issuer by which it names itself; empty if what answers there is no provider, or none yet
 */
public record Discovery(int status, Optional<String> issuer) {
    static final String PATH = "/.well-known/openid-configuration";

    private static final int LIMIT_MILLIS = 5000;
    private static final int OK = 200;
    private static final int BROKEN = 500;

    /** @throws IOException if nothing answers there */
    public static Discovery ask(String issuer) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(issuer.replaceAll("/+$", "") + PATH).toURL().openConnection();
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        int status = connection.getResponseCode();
        return new Discovery(status, status == OK ? issuerIn(connection) : Optional.empty());
    }

    boolean isBroken() {
        return status >= BROKEN;
    }

    private static Optional<String> issuerIn(HttpURLConnection connection) {
        try (InputStream body = connection.getInputStream();
                JsonParser json = new JsonFactory().createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = "issuer".equals(json.currentName());
                if (json.nextToken() == JsonToken.VALUE_STRING && found) {
                    return Optional.of(json.getText());
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
