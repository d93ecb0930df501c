package latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an address on the web may stand in a log.
 *
 * @param path the route's template, or the path without what names somebody; never the query
 * @param mailbox that it is about, as it was asked for
 */
record LoggedPath(String path, Optional<String> mailbox) {
    private static final Pattern ADDRESS = Pattern.compile("(?i)[^/?&=]*(?:@|%40)[^/?&]*");
    private static final Pattern HANDLE = Pattern.compile("^(/hand-over/)[^/]+");

    /** @param template of the route; null where none was reached */
    static LoggedPath of(HttpServerRequest request, @Nullable String template) {
        return of(request.path(), account(request), template);
    }

    private static Optional<String> account(HttpServerRequest request) {
        try {
            return Optional.ofNullable(request.getParam("account"));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    static LoggedPath of(@Nullable String asked, Optional<String> account, @Nullable String template) {
        String path = asked == null ? "/" : asked;
        Matcher address = ADDRESS.matcher(path);
        Optional<String> mailbox =
                address.find() ? Optional.of(decoded(address.group())) : account.filter(text -> text.contains("@"));
        String masked =
                HANDLE.matcher(ADDRESS.matcher(path).replaceAll("{mailbox}")).replaceFirst("$1{handle}");
        return new LoggedPath(template == null ? printable(masked) : template, mailbox);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException forged) {
            return text;
        }
    }

    private static String printable(String path) {
        return path.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
