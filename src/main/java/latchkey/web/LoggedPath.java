package latchkey.web;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of an address on the web may stand in a log.
 *
 * @param path the route's template, or the path without what names somebody; never the query
 * @param mailbox that it is about, as it was asked for
 */
record LoggedPath(String path, Optional<String> mailbox) {
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
        StringBuilder masked = new StringBuilder();
        Optional<String> mailbox = Optional.empty();
        // Part by part, once: an expression tries each letter of a long part as the beginning of an address.
        StringTokenizer parts = new StringTokenizer(path, "/?&", true);
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            int at = at(part);
            int begin = at < 0 ? part.length() : part.lastIndexOf('=', at) + 1;
            masked.append(part, 0, begin);
            if (at >= 0) {
                masked.append("{mailbox}");
                mailbox = mailbox.or(() -> Optional.of(decoded(part.substring(begin))));
            }
        }
        String named = HANDLE.matcher(masked).replaceFirst("$1{handle}");
        return new LoggedPath(
                template == null ? printable(named) : template,
                mailbox.or(() -> account.filter(text -> text.contains("@"))));
    }

    private static int at(String part) {
        int plain = part.indexOf('@');
        int written = part.indexOf("%40");
        return plain < 0 || (written >= 0 && written < plain) ? written : plain;
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
