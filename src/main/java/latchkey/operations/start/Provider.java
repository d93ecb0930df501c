package latchkey.operations.start;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import latchkey.signin.RefuseMailcowAsProvider;

/**
 * A provider that is another one than the tokens will name. One that does not answer is no fault: it may come later, and
 * the portal waits for it.
 */
final class Provider implements Check {
    private static final String ISSUER = "latchkey.oidc.issuer";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int LIMIT_MILLIS = 5000;
    private static final int OK = 200;

    @Override
    public List<Fault> faults(Given given) {
        List<Fault> faults = new ArrayList<>();
        if (given.text("latchkey.oidc.client-id").isEmpty()) {
            faults.add(new Fault(
                    "latchkey.oidc.client-id",
                    "is missing",
                    "Set it to the name of the portal's client at the provider"));
        }
        Optional<String> issuer = given.text(ISSUER);
        if (issuer.isEmpty()) {
            faults.add(new Fault(ISSUER, "is missing", "Set it to the address by which the provider names itself"));
        } else {
            asked(issuer.get(), given).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<Fault> asked(String issuer, Given given) {
        try {
            URI uri = new URI(issuer);
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return Optional.of(notAnAddress(issuer));
            }
            if (isAMailServerOfOurs(uri, given)) {
                return Optional.of(mailcow(issuer));
            }
            return compared(issuer, uri, given.text("quarkus.oidc.token.issuer", issuer));
        } catch (URISyntaxException | IllegalArgumentException none) {
            return Optional.of(notAnAddress(issuer));
        } catch (SSLException notTrusted) {
            return Optional.of(new Fault(
                    ISSUER,
                    "is " + issuer + ", and Java does not trust its certificate: " + notTrusted.getMessage(),
                    "Give the certificate's authority to Java (Debian: a file in /usr/local/share/ca-certificates and"
                            + " update-ca-certificates), or give the provider a certificate that is trusted"));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** An address of a mail server that is none is told with the other values, a little later. */
    private static boolean isAMailServerOfOurs(URI issuer, Given given) {
        try {
            return RefuseMailcowAsProvider.isAMailServerOfOurs(issuer, given.config());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static Optional<Fault> compared(String issuer, URI uri, String expected) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(issuer.replaceAll("/+$", "") + DISCOVERY).toURL().openConnection();
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        int status = connection.getResponseCode();
        if (status >= 500) {
            return Optional.empty();
        }
        Optional<String> named = status == OK ? issuerIn(connection) : Optional.empty();
        if (named.isPresent()) {
            return named.get().equals(expected)
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            ISSUER,
                            "is " + expected + ", but the provider there names itself " + named.get()
                                    + ", so that every sign-in would be refused",
                            "Set it to exactly what the provider names itself, or correct the provider's own address"));
        }
        return Optional.of(
                RefuseMailcowAsProvider.answersAsMailcow(uri)
                        ? mailcow(issuer)
                        : new Fault(
                                ISSUER,
                                "is " + issuer + ", and no OpenID Connect provider answers there: " + DISCOVERY
                                        + " below it has the status " + status + " and names no issuer",
                                "Look for a missing part of the path, such as /realms/NAME of a Keycloak"));
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

    private static Fault notAnAddress(String issuer) {
        return new Fault(
                ISSUER,
                "is \"" + issuer + "\", which is no address on the web",
                "Set it to the address by which the provider names itself, beginning with https://");
    }

    private static Fault mailcow(String issuer) {
        return new Fault(
                ISSUER,
                "is " + issuer + ", a mailcow: its own sign-in is no OpenID Connect and does not tell whether a second"
                        + " factor was used",
                "Set it to an OpenID Connect provider that asks for a second factor; see deployment/mailcow/README.md");
    }
}
