package latchkey.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * When a session began in which a second factor was accepted, and what its first token said of its time: in a cookie beside it
 * that only we can make.
 *
 * <p>It is good beside the one token for which it was written, and is written anew when that is refreshed. So it proves of
 * nothing that its session was accepted but of that session: not of another one of the same person, who may have signed in to
 * that by a password alone.
 *
 * <p>Tokens that are refreshed later prove neither. A provider may tell in them of a sign-in to another program, by a password
 * alone, as if it had been this one; and one that tells no time would let a session go on for ever.
 */
@ApplicationScoped
class SessionStart {
    static final String COOKIE = "latchkey-since";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\.(\\d{1,15})\\.([A-Za-z0-9_-]{43})");

    private final SignInConfig config;
    private final boolean httpsOnly;
    /** Our own first, then one that is good too while keys are changed. */
    private final List<SecretKeySpec> keys;

    private final CarriedToken carried;

    SessionStart(
            SignInConfig config,
            @ConfigProperty(name = "latchkey.https-only") boolean httpsOnly,
            @ConfigProperty(name = "latchkey.secrets.session") String own,
            @ConfigProperty(name = "latchkey.secrets.session-also") Optional<String> other) {
        this.config = config;
        this.httpsOnly = httpsOnly;
        this.keys = Stream.concat(Stream.of(own), other.stream())
                .map(secret -> new SecretKeySpec(utf8(secret), ALGORITHM))
                .toList();
        this.carried = new CarriedToken(own);
    }

    /** @param authTime empty if the provider did not tell */
    record Begun(Instant at, Optional<Instant> authTime) {}

    /** Somebody comes from the provider, and his second factor is accepted. */
    Begun begin(RoutingContext request, Claims claims, Instant now) {
        Begun begun = new Begun(now, claims.secondFactor().authTime());
        write(request, begun, claims);
        return begun;
    }

    /** @return empty if there is no such cookie, or one that is not ours, or of another session */
    Optional<Begun> of(RoutingContext request, Claims claims) {
        return Optional.ofNullable(request.request().getCookie(COOKIE))
                .flatMap(cookie -> read(cookie.getValue(), claims)
                        .or(() -> carried.by(request.request())
                                .flatMap(before -> goOn(request, cookie.getValue(), before, claims))));
    }

    /** The framework has just refreshed the token with which the request came. */
    private Optional<Begun> goOn(RoutingContext request, String text, String before, Claims refreshed) {
        Optional<Begun> begun = read(text, before, refreshed);
        begun.ifPresent(one -> write(request, one, refreshed));
        return begun;
    }

    private void write(RoutingContext request, Begun begun, Claims claims) {
        request.response()
                .addCookie(Cookie.cookie(COOKIE, text(begun, claims))
                        .setPath("/")
                        .setMaxAge(config.sessionLength().toSeconds())
                        .setHttpOnly(true)
                        .setSecure(httpsOnly)
                        .setSameSite(CookieSameSite.LAX));
    }

    String text(Begun begun, Claims claims) {
        String times = begun.at().toEpochMilli() + "."
                + begun.authTime().map(Instant::toEpochMilli).orElse(0L);
        return times + "." + mac(keys.get(0), times, claims.token().getRawToken(), claims);
    }

    Optional<Begun> read(String text, Claims claims) {
        return read(text, claims.token().getRawToken(), claims);
    }

    /** @param token for which it was written; claims are of that or of one that has followed it */
    private Optional<Begun> read(String text, String token, Claims claims) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String times = parts.group(1) + "." + parts.group(2);
        byte[] told = utf8(parts.group(3));
        if (keys.stream().noneMatch(key -> MessageDigest.isEqual(utf8(mac(key, times, token, claims)), told))) {
            return Optional.empty();
        }
        long authTime = Long.parseLong(parts.group(2));
        return Optional.of(new Begun(
                Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                authTime == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(authTime))));
    }

    /** No blank is in the times, in a token or an issuer, so that nothing can be taken for something else. */
    private static String mac(SecretKeySpec key, String times, String token, Claims claims) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] whole = mac.doFinal(utf8("latchkey session start " + times + " " + token + " "
                    + claims.token().getIssuer() + " " + claims.token().getSubject()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
