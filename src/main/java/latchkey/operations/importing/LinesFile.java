package latchkey.operations.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import latchkey.operations.importing.ImportRuns.Told;
import latchkey.shared.CsvLine;

/**
 * The lines that would change something or are refused, as a file (RFC 4180). If the database fails in between the
 * connection breaks: a short file never looks like a whole one.
 */
record LinesFile(ImportRuns runs, UUID run) {
    private static final int AT_ONCE = 1000;

    void write(OutputStream file) throws IOException {
        line(file, List.of("line", "address", "outcome", "why", "detail", "done"));
        for (Outcome outcome : EnumSet.complementOf(EnumSet.of(Outcome.SAME))) {
            List<Told> lines = runs.lines(run, outcome, 0, AT_ONCE);
            while (!lines.isEmpty()) {
                for (Told told : lines) {
                    line(
                            file,
                            List.of(
                                    told.outcome() == Outcome.MISSING ? "" : String.valueOf(told.line()),
                                    told.address(),
                                    told.outcome().key(),
                                    told.why().map(Why::key).orElse(""),
                                    told.detail(),
                                    told.done() ? "yes" : "no"));
                }
                lines = runs.lines(run, outcome, lines.get(lines.size() - 1).line(), AT_ONCE);
            }
        }
    }

    private static void line(OutputStream file, List<String> cells) throws IOException {
        file.write(CsvLine.of(cells).getBytes(StandardCharsets.UTF_8));
    }
}
