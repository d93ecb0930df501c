package latchkey.parts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A second provider, in this JVM: tells of each person just what a test wants, well signed. Who signs in is said in the
 * address to which the portal leads ({@code &person=NAME}); nobody is asked for anything.
 */
public final class OidcStub implements AutoCloseable {
    public static final String CLIENT = "portal";
    public static final String SECRET = "stub-secret-stub-secret-stub-secret";

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Duration life;
    private final Map<String, Map<String, @Nullable Object>> persons = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> userInfo = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicInteger refreshes = new AtomicInteger();

    private record Grant(String person, @Nullable String nonce, Instant authTime) {}

    /** @param life of an ID token; then the portal has it refreshed */
    public OidcStub(Duration life) {
        this.life = life;
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("stub");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException | JoseException e) {
            throw new CannotStart("the OIDC stub does not start", e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "oidc-stub");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the UserInfo endpoint says beside the subject, and no token; a subject of its own replaces that. */
    public void tellsAtUserInfo(String person, Map<String, Object> claims) {
        userInfo.put(person, claims);
    }

    /** Adds to what every token says, or replaces it; null takes it out. */
    public void knows(String person, Map<String, @Nullable Object> claims) {
        persons.put(person, claims);
    }

    public int refreshes() {
        return refreshes.get();
    }

    /** A signed token with exactly these claims, beside issuer and times. */
    public String token(Map<String, @Nullable Object> claims) {
        Instant now = Instant.now();
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("iss", issuer());
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plusSeconds(300).getEpochSecond());
        all.put("jti", UUID.randomUUID().toString());
        all.putAll(claims);
        return signed(all);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        Map<String, String> query = decoded(call.getRequestURI().getRawQuery());
        switch (call.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(call, discovery());
            case "/jwks" -> json(call, "{\"keys\":[" + key.toJson() + "]}");
            case "/authorize" -> redirect(call, query);
            case "/token" ->
                json(call, tokens(decoded(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));
            case "/userinfo" -> json(call, userInfo(call.getRequestHeaders().getFirst("Authorization")));
            default -> send(call, 404, "");
        }
    }

    private String discovery() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/jwks")
                .put("userinfo_endpoint", issuer() + "/userinfo")
                .encode();
    }

    private void redirect(HttpExchange call, Map<String, String> query) throws IOException {
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(String.valueOf(query.get("person")), query.get("nonce"), Instant.now()));
        call.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(String.valueOf(query.get("state")), StandardCharsets.UTF_8));
        send(call, 302, "");
    }

    private String userInfo(String bearer) {
        String known = bearer.substring("Bearer opaque-".length());
        Grant grant = java.util.Objects.requireNonNull(grants.get(known), "no such access token");
        return new JsonObject()
                .put("sub", "sub-" + grant.person())
                .mergeIn(new JsonObject(userInfo.getOrDefault(grant.person(), Map.of())))
                .encode();
    }

    private String tokens(Map<String, String> form) {
        boolean refresh = "refresh_token".equals(form.get("grant_type"));
        String known = String.valueOf(form.get(refresh ? "refresh_token" : "code"));
        Grant grant = java.util.Objects.requireNonNull(grants.get(known), "no such grant");
        if (refresh) {
            refreshes.incrementAndGet();
        }
        String next = UUID.randomUUID().toString();
        grants.put(next, grant);
        return new JsonObject()
                .put("token_type", "Bearer")
                .put("expires_in", life.toSeconds())
                .put("access_token", "opaque-" + next)
                .put("refresh_token", next)
                .put("id_token", idToken(grant))
                .encode();
    }

    /** A refresh renews what was issued when, and nothing else (OpenID Connect Core 1.0, section 12.2). */
    private String idToken(Grant grant) {
        Instant now = Instant.now();
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("sub", "sub-" + grant.person());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("auth_time", grant.authTime().getEpochSecond());
        claims.put("nonce", grant.nonce());
        claims.put("name", grant.person());
        claims.put("acr", "mfa");
        claims.putAll(persons.getOrDefault(grant.person(), Map.of()));
        return signed(claims);
    }

    private String signed(Map<String, @Nullable Object> claims) {
        claims.values().removeIf(java.util.Objects::isNull);
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setPayload(new JsonObject(claims).encode());
            token.setKey(key.getPrivateKey());
            token.setKeyIdHeaderValue("stub");
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> decoded(@Nullable String pairs) {
        Map<String, String> decoded = new HashMap<>();
        for (String pair : (pairs == null ? "" : pairs).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return decoded;
    }

    private static void json(HttpExchange call, String text) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        send(call, 200, text);
    }

    private static void send(HttpExchange call, int status, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (call) {
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
