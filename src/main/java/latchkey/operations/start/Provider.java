package latchkey.operations.start;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import latchkey.signin.RefuseMailcowAsProvider;

/**
 * A provider that is another one than the tokens will name. One that does not answer is no fault: it may come later, and
 * the portal waits for it.
 */
final class Provider implements Check {
    private static final String ISSUER = "latchkey.oidc.issuer";
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

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
            return compared(issuer, uri, given);
        } catch (URISyntaxException | IllegalArgumentException none) {
            return Optional.of(notAnAddress(issuer));
        } catch (IOException notThere) {
            return isOfNoAuthority(notThere) ? Optional.of(notTrusted(issuer)) : Optional.empty();
        }
    }

    /** What else goes wrong with a handshake may pass: a proxy that starts, a certificate that is renewed today. */
    private static boolean isOfNoAuthority(IOException failed) {
        return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertPathBuilderException.class::isInstance);
    }

    private static Fault notTrusted(String issuer) {
        return new Fault(
                ISSUER,
                "is " + issuer + ", and Java does not trust its certificate",
                "Give the certificate's authority to Java (Debian: a file in /usr/local/share/ca-certificates and"
                        + " update-ca-certificates), or give the provider a certificate that is trusted");
    }

    /** An address of a mail server that is none is told with the other values, a little later. */
    private static boolean isAMailServerOfOurs(URI issuer, Given given) {
        try {
            return RefuseMailcowAsProvider.isAMailServerOfOurs(issuer, given.config());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static Optional<Fault> compared(String issuer, URI uri, Given given) throws IOException {
        Discovery answer = Discovery.ask(issuer);
        if (answer.issuer().isEmpty() && !answer.isBroken()) {
            if (RefuseMailcowAsProvider.answersAsMailcow(uri)) {
                return Optional.of(mailcow(issuer));
            }
            answer = waitedFor(answer, issuer, given);
        }
        if (answer.isBroken()) {
            return Optional.empty();
        }
        String expected = given.text("quarkus.oidc.token.issuer", issuer);
        int status = answer.status();
        return answer.issuer()
                .map(named -> named.equals(expected) ? Optional.<Fault>empty() : Optional.of(another(expected, named)))
                .orElseGet(() -> Optional.of(nobody(issuer, status)));
    }

    /** What stands before a provider that starts, or its own half of it, says that there is nothing: it may come yet. */
    private static Discovery waitedFor(Discovery first, String issuer, Given given) throws IOException {
        Discovery answer = first;
        long end = System.nanoTime() + patience(given).toNanos();
        boolean told = false;
        while (answer.issuer().isEmpty() && !answer.isBroken() && System.nanoTime() - end < 0) {
            if (!told) {
                CheckSettings.tellMeanwhile("Latchkey waits for the provider: " + issuer + Discovery.PATH
                        + " has the status " + answer.status() + " and names no issuer yet");
                told = true;
            }
            LockSupport.parkNanos(AGAIN_AFTER.toNanos());
            answer = Discovery.ask(issuer);
        }
        return answer;
    }

    /** Written as {@code 30S} or {@code PT30S}. */
    private static Duration patience(Given given) {
        String text = given.text("latchkey.oidc.waited-for", "30S").toUpperCase(Locale.ROOT);
        try {
            return Duration.parse(text.startsWith("P") ? text : "PT" + text);
        } catch (DateTimeParseException toldALittleLater) {
            return Duration.ZERO;
        }
    }

    private static Fault another(String expected, String named) {
        return new Fault(
                ISSUER,
                "is " + expected + ", but the provider there names itself " + named
                        + ", so that every sign-in would be refused",
                "Set it to exactly what the provider names itself, or correct the provider's own address");
    }

    private static Fault nobody(String issuer, int status) {
        return new Fault(
                ISSUER,
                "is " + issuer + ", and no OpenID Connect provider answers there: " + Discovery.PATH
                        + " below it has the status " + status + " and names no issuer",
                "Look for a missing part of the path, such as /realms/NAME of a Keycloak");
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
