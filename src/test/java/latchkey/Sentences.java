package latchkey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;

/** What the pages can say, and which of it nobody has read yet. */
public final class Sentences {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern SAID = Pattern.compile("\\b([a-z]+):([A-Za-z]+)");
    private static final Pattern PUT_IN = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern WORDS = Pattern.compile("(?s).*\\p{L}.*");

    private final Map<String, Bundle> bundles =
            MessagesTest.bundles().stream().collect(Collectors.toMap(Bundle::name, Function.identity()));

    private final Set<String> unread = new TreeSet<>();

    /** By language, then by {@code bundle:message}. */
    private final Map<String, Map<String, String>> words = new TreeMap<>();

    public Sentences() throws IOException {
        for (String page : pages()) {
            SAID.matcher(Files.readString(TEMPLATES.resolve(page + ".html")))
                    .results()
                    .filter(this::isMessage)
                    .map(MatchResult::group)
                    .forEach(unread::add);
        }
        for (String language : Bundle.languages()) {
            Map<String, String> ofLanguage = new TreeMap<>();
            bundles.forEach((name, bundle) -> (language.equals("en") ? bundle.english() : bundle.in(language))
                    .forEach((message, text) -> ofLanguage.put(name + ":" + message, text)));
            words.put(language.substring(0, 2), ofLanguage);
        }
    }

    /** Templates that people see in a browser, with what they include. */
    public static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> TEMPLATES.relativize(file).toString().replace(".html", ""))
                    .filter(page -> !page.startsWith("notice/"))
                    .sorted()
                    .toList();
        }
    }

    /** Templates that are a whole page. */
    public static List<String> wholePages() throws IOException {
        return pages().stream()
                .filter(page -> read(TEMPLATES.resolve(page + ".html")).contains("{#include web/layout}"))
                .toList();
    }

    public void read(String language, String html) {
        Document page = Jsoup.parse(html);
        String all = page.text() + " "
                + page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(Attribute::getValue)
                        .collect(Collectors.joining(" | "));
        unread.removeIf(message -> said(words.getOrDefault(language, Map.of()).getOrDefault(message, ""), plain(all)));
    }

    public Set<String> unread() {
        return unread;
    }

    private boolean isMessage(MatchResult said) {
        Bundle bundle = bundles.get(said.group(1));
        return bundle != null && bundle.english().containsKey(said.group(2));
    }

    /** By its longest part between what is put in; where it tells cases apart, by any. Without words nobody can tell. */
    private static boolean said(String message, String page) {
        List<String> parts = Arrays.stream(PUT_IN.split(message))
                .map(Sentences::plain)
                .filter(part -> WORDS.matcher(part).matches())
                .toList();
        if (message.isEmpty() || message.contains("{#")) {
            return parts.stream().anyMatch(page::contains);
        }
        return parts.stream()
                .max(Comparator.comparing(String::length))
                .map(page::contains)
                .orElse(true);
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
