package latchkey.installed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of Markdown: its frames, its links, and what stands around them. */
record Document(Path path, String text) {
    private static final Pattern FRAME = Pattern.compile("(?ms)^( *)```([a-z]*)\\n(.*?)^ *```$");
    private static final Pattern LINK =
            Pattern.compile("(?<!!)\\[[^\\]]+\\]\\(([^)\\s]+)\\)|!\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** @param above the paragraph that leads to it */
    record Frame(Path document, String language, String above, String text) {
        String firstLine() {
            return text.lines().findFirst().orElse("").strip();
        }

        @Override
        public String toString() {
            return document + ": " + firstLine();
        }
    }

    /** All that people read outside of the portal, but for the decisions. */
    static List<Document> all() {
        try (Stream<Path> deployment = Files.walk(Path.of("deployment"));
                Stream<Path> github = Files.list(Path.of(".github"))) {
            return Stream.of(Stream.of(Path.of("README.md"), Path.of("src/README.md")), deployment, github)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md") && !file.endsWith("PULL_REQUEST_TEMPLATE.md"))
                    .sorted()
                    .map(Document::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Document of(Path path) {
        try {
            return new Document(path, Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Frame> frames() {
        return FRAME.matcher(text)
                .results()
                .map(found -> new Frame(
                        path,
                        found.group(2),
                        paragraphBefore(found.start()),
                        found.group(3).stripTrailing().stripIndent()))
                .toList();
    }

    /** The one that begins so. */
    Frame frame(String beginning) {
        return frames().stream()
                .filter(frame -> frame.text().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private String paragraphBefore(int position) {
        List<String> lines = Arrays.asList(text.substring(0, position).split("\n", -1));
        List<String> above = new ArrayList<>();
        for (int i = lines.size() - 2; i >= 0 && !lines.get(i).isBlank(); i--) {
            above.add(0, lines.get(i).strip());
        }
        return String.join(" ", above);
    }

    String withoutFrames() {
        return FRAME.matcher(text).replaceAll("");
    }

    List<String> links() {
        return LINK.matcher(withoutFrames())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    /** As a forge makes them of the headings. */
    Set<String> anchors() {
        return HEADING.matcher(withoutFrames())
                .results()
                .map(found -> found.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
