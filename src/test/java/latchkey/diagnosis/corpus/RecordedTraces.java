package latchkey.diagnosis.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the real Dovecot reported of 200 traces. First the version of the scripts that told it; then a line for a trace with its
 * kinds of actors and its outages in seconds, and one for each login: what has been said of the trace before is told by its
 * number.
 */
public final class RecordedTraces {
    public static final Path FILE = Path.of("src/test/resources/diagnosis/traces.gz");

    private static final int AN_HOUR_IN_A_SECOND = 3600;
    private static final String SCRIPTS = "scripts ";

    private final Map<String, Integer> words = new LinkedHashMap<>();
    private long lastMillis;

    private RecordedTraces() {}

    public static void write(Path file, int scripts, Map<Trace, List<Reported>> traces) throws IOException {
        try (Writer text =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII)) {
            text.write(SCRIPTS + scripts + "\n");
            for (Map.Entry<Trace, List<Reported>> trace : traces.entrySet()) {
                RecordedTraces lines = new RecordedTraces();
                text.write("=" + trace.getKey().name() + "\t" + trace.getKey().home() + "\t"
                        + String.join(
                                ",",
                                trace.getKey().actors().stream().map(Kind::name).toList())
                        + "\t" + spans(trace.getKey().outages()) + "\n");
                for (Reported one : trace.getValue()) {
                    text.write(lines.line(one));
                }
            }
        }
    }

    public static Map<Trace, List<Reported>> read(Path file) throws IOException {
        Map<Trace, List<Reported>> traces = new LinkedHashMap<>();
        try (BufferedReader text = open(file)) {
            scripts(text);
            RecordedTraces lines = new RecordedTraces();
            List<Reported> reports = new ArrayList<>();
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (line.startsWith("=")) {
                    lines = new RecordedTraces();
                    reports = new ArrayList<>();
                    String[] parts = line.substring(1).split("\t", -1);
                    List<Kind> kinds = Arrays.stream(parts[2].split(",", -1))
                            .map(Kind::valueOf)
                            .toList();
                    traces.put(
                            new Trace(
                                    parts[0],
                                    parts[1],
                                    kinds,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    spans(parts[3]),
                                    List.of()),
                            reports);
                } else {
                    reports.add(lines.report(line.split("\t", -1)));
                }
            }
        }
        return traces;
    }

    /** Which scripts told of them. */
    public static int scripts(Path file) throws IOException {
        try (BufferedReader text = open(file)) {
            return scripts(text);
        }
    }

    private static int scripts(BufferedReader text) throws IOException {
        return Integer.parseInt(String.valueOf(text.readLine()).substring(SCRIPTS.length()));
    }

    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII));
    }

    private static String spans(List<Trace.Span> spans) {
        return spans.stream()
                .map(span -> span.from().toSeconds() + "-" + span.to().toSeconds())
                .collect(Collectors.joining(","));
    }

    private static List<Trace.Span> spans(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(span -> !span.isEmpty())
                .map(span -> span.split("-", -1))
                .map(ends -> new Trace.Span(
                        Duration.ofSeconds(Long.parseLong(ends[0])), Duration.ofSeconds(Long.parseLong(ends[1]))))
                .toList();
    }

    private String line(Reported one) {
        long millis = one.login().at().toMillis() / AN_HOUR_IN_A_SECOND;
        String line = String.join(
                "\t",
                Long.toString(millis - lastMillis),
                Integer.toString(one.login().actor()),
                word(one.login().name()),
                word(one.login().network()),
                word(one.login().protocol()),
                word(one.login().client()),
                word(one.outcome()),
                one.passedOn() ? "o" : "",
                one.address() != null && one.address().equals(one.login().name()) ? "=" : word(one.address()),
                word(one.appPassword()),
                Integer.toHexString(one.fingerprint()));
        lastMillis = millis;
        return line + "\n";
    }

    private String word(@Nullable String word) {
        if (word == null) {
            return "";
        }
        Integer known = words.putIfAbsent(word, words.size());
        return known == null ? "'" + word : known.toString();
    }

    private Reported report(String[] parts) {
        lastMillis += Long.parseLong(parts[0]);
        String name = String.valueOf(said(parts[2]));
        String network = String.valueOf(said(parts[3]));
        String protocol = String.valueOf(said(parts[4]));
        String client = said(parts[5]);
        String outcome = String.valueOf(said(parts[6]));
        String address = parts[8].equals("=") ? name : said(parts[8]);
        return new Reported(
                new Login(
                        Duration.ofMillis(lastMillis * AN_HOUR_IN_A_SECOND),
                        Integer.parseInt(parts[1]),
                        name,
                        network,
                        protocol,
                        client,
                        ""),
                outcome,
                parts[7].equals("o"),
                address,
                said(parts[9]),
                Integer.parseInt(parts[10], 16));
    }

    private @Nullable String said(String part) {
        if (part.isEmpty()) {
            return null;
        }
        if (part.startsWith("'")) {
            words.put(part.substring(1), words.size());
            return part.substring(1);
        }
        int number = Integer.parseInt(part);
        return words.keySet().stream().skip(number).findFirst().orElseThrow();
    }
}
