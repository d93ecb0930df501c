package latchkey.site;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import latchkey.parts.Person;
import latchkey.parts.Totp;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Somebody at the portal without a browser: keeps cookies, follows redirects, fills in forms. */
public final class WebSession {
    private static final int MOST_REDIRECTS = 12;

    private final String portal;
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    public WebSession(String portal) {
        this.portal = portal;
    }

    public static WebSession at(Site site) {
        return new WebSession(site.portal().url());
    }

    public static WebSession signedIn(Site site, Person person) {
        return signedIn(site.portal().url(), person);
    }

    public static WebSession signedIn(String portal, Person person) {
        WebSession session = new WebSession(portal);
        Page page = session.signIn("/sign-in", person.login(), person.signInPassword(), true);
        if (!page.url().startsWith(session.portal)) {
            throw new AssertionError(
                    "the sign-in ended at " + page.url() + "\n" + page.html().text());
        }
        return session;
    }

    /** The same browser, so that two things can be done at the same moment. */
    public WebSession tab() {
        WebSession tab = new WebSession(portal);
        cookies.forEach((origin, jar) -> tab.cookies.put(origin, new HashMap<>(jar)));
        return tab;
    }

    /** An answer and where it came from. */
    public record Page(String url, int status, Response response) {
        public Document html() {
            return Jsoup.parse(response.asString(), url);
        }

        public String location() {
            return String.valueOf(response.getHeader("Location"));
        }

        /** Names and values of the fields that a form carries along. */
        public Map<String, String> hidden(String action) {
            Element form = html().select("form").stream()
                    .filter(candidate -> candidate.attr("action").equals(action))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no form " + action + " on " + url + "\n" + html().text()));
            Map<String, String> hidden = new LinkedHashMap<>();
            form.select("input[type=hidden]").forEach(field -> hidden.put(field.attr("name"), field.val()));
            return hidden;
        }

        /** The words of the page, without the layout around them. */
        public String words() {
            Element main = html().selectFirst("main");
            return main == null ? "" : main.text();
        }
    }

    /** Opens a page and fills in what the provider asks for: the password, and the code if there is one. */
    public Page signIn(String path, String login, String password, boolean withCode) {
        return answerProvider(open(path), login, password, withCode);
    }

    public Page answerProvider(Page at, String login, String password, boolean withCode) {
        Page page = at;
        for (int form = 0; form < 3 && !page.url().startsWith(portal); form++) {
            Element login1 = page.html().selectFirst("form#kc-form-login");
            Element code = page.html().selectFirst("form#kc-otp-login-form");
            if (code != null && withCode) {
                String digits = Totp.ofEverybody().code(Instant.now());
                page = send(code.absUrl("action"), Map.of("otp", digits));
            } else if (login1 != null) {
                page = send(login1.absUrl("action"), Map.of("username", login, "password", password));
            } else {
                return page;
            }
        }
        return page;
    }

    /** Follows redirects to the end, wherever they lead. */
    public Page open(String pathOrUrl) {
        return follow(get(pathOrUrl));
    }

    /** One request, no redirect followed. */
    public Page get(String pathOrUrl) {
        return get(pathOrUrl, Map.of());
    }

    public Page get(String pathOrUrl, Map<String, String> headers) {
        String url = absolute(pathOrUrl);
        return remember(url, request(url).headers(headers).get(URI.create(url)));
    }

    /** One POST of a form, as it is: without a CSRF token unless it is among the fields. */
    public Page post(String pathOrUrl, Map<String, ?> fields) {
        return post(pathOrUrl, fields, Map.of());
    }

    public Page post(String pathOrUrl, Map<String, ?> fields, Map<String, String> headers) {
        String url = absolute(pathOrUrl);
        return remember(
                url,
                request(url)
                        .headers(headers)
                        .contentType(ContentType.URLENC.withCharset("UTF-8"))
                        .body(encoded(fields))
                        .post(URI.create(url)));
    }

    /** As a browser writes a form (WHATWG URL Standard, application/x-www-form-urlencoded); a list is several fields. */
    private static String encoded(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> (field.getValue() instanceof Collection<?> many ? many : List.of(field.getValue()))
                        .stream().map(value -> encoded(field.getKey()) + "=" + encoded(String.valueOf(value))))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One request of any kind, made up by hand. */
    public Page exchange(String method, String pathOrUrl, UnaryOperator<RequestSpecification> details) {
        String url = absolute(pathOrUrl);
        return remember(url, details.apply(request(url)).request(method, URI.create(url)));
    }

    /** Sends the only form on a page that has this action, with its hidden fields and these. */
    public Page submit(Page page, String action, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(page.hidden(action));
        all.putAll(fields);
        return post(action, all);
    }

    public Page send(String url, Map<String, ?> fields) {
        return follow(post(url, fields));
    }

    public Page follow(Page first) {
        Page page = first;
        for (int hop = 0; hop < MOST_REDIRECTS && page.status() >= 301 && page.status() <= 303; hop++) {
            page = get(URI.create(page.url()).resolve(page.location()).toString());
        }
        return page;
    }

    /** What the portal has set, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies.getOrDefault(portal, Map.of()));
    }

    /** For who asks without this session's help. */
    public String cookieHeader() {
        return cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public @Nullable String cookie(String name) {
        return cookies.getOrDefault(portal, Map.of()).get(name);
    }

    public void setCookie(String name, String value) {
        cookies.computeIfAbsent(portal, origin -> new HashMap<>()).put(name, value);
    }

    public void forgetCookie(String name) {
        cookies.getOrDefault(portal, new HashMap<>()).remove(name);
    }

    public RequestSpecification request(String url) {
        RequestSpecification request = RestAssured.given();
        // A reverse proxy of the tests signs for itself.
        return (url.startsWith("https://localhost:") ? request.relaxedHTTPSValidation() : request)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .cookies(cookies.getOrDefault(origin(url), Map.of()));
    }

    private Page remember(String url, Response response) {
        Map<String, String> jar = cookies.computeIfAbsent(origin(url), origin -> new HashMap<>());
        for (Cookie cookie : response.getDetailedCookies()) {
            if (cookie.getMaxAge() == 0) {
                jar.remove(cookie.getName());
            } else {
                jar.put(cookie.getName(), cookie.getValue());
            }
        }
        // Read at once: two that read the same answer later would take the stream from each other.
        response.asByteArray();
        return new Page(url, response.statusCode(), response);
    }

    private String absolute(String pathOrUrl) {
        return pathOrUrl.startsWith("/") ? portal + pathOrUrl : pathOrUrl;
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
