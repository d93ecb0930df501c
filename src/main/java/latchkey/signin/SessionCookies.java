package latchkey.signin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cookies of a request, and among them those that together are a session: one, or numbered pieces of a long one. */
record SessionCookies(List<Cookie> all) {
    private static final String NAME = "q_session";
    private static final String PIECE = NAME + "_chunk_";

    record Cookie(String name, String value) {
        boolean isOfTheSession() {
            return name.equals(NAME) || name.matches(PIECE + "[0-9]{1,3}");
        }

        private int number() {
            return name.equals(NAME) ? 0 : Integer.parseInt(name.substring(PIECE.length()));
        }
    }

    /** @return empty if there is no session in them */
    static Optional<SessionCookies> of(List<String> headers) {
        List<Cookie> all = new ArrayList<>();
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2) {
                    all.add(new Cookie(parts[0], parts[1]));
                }
            }
        }
        return all.stream().anyMatch(Cookie::isOfTheSession)
                ? Optional.of(new SessionCookies(List.copyOf(all)))
                : Optional.empty();
    }

    /** Also where headers are written in a way that only the framework understands. */
    static boolean mayBeIn(List<String> headers) {
        return headers.stream().anyMatch(header -> header.contains(NAME));
    }

    String value() {
        return pieces().map(Cookie::value).collect(Collectors.joining());
    }

    /** As a header, with another session in pieces as long as those of this one; the last takes what is left. */
    String with(String session) {
        List<Cookie> pieces = pieces().toList();
        List<Cookie> changed = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < pieces.size(); i++) {
            boolean last = i == pieces.size() - 1;
            int length = pieces.get(i).value().length();
            int to = last ? session.length() : Math.min(session.length(), from + length);
            changed.add(new Cookie(pieces.get(i).name(), session.substring(from, to)));
            from = to;
        }
        all.stream().filter(cookie -> !cookie.isOfTheSession()).forEach(changed::add);
        return changed.stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
    }

    private Stream<Cookie> pieces() {
        return all.stream().filter(Cookie::isOfTheSession).sorted(Comparator.comparingInt(Cookie::number));
    }
}
