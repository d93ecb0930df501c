package latchkey.operations.importing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/** A file that is kept, read piece by piece. */
final class Pieces implements Enumeration<InputStream> {
    private final ImportRuns runs;
    private final UUID run;
    private final long count;
    private int next;

    private Pieces(ImportRuns runs, UUID run) {
        this.runs = runs;
        this.run = run;
        this.count = runs.on(sql -> sql.number("SELECT COUNT(*) FROM import_piece WHERE run = ?", run));
    }

    static InputStream of(ImportRuns runs, UUID run) {
        return new SequenceInputStream(new Pieces(runs, run));
    }

    @Override
    public boolean hasMoreElements() {
        return next < count;
    }

    @Override
    public InputStream nextElement() {
        List<byte[]> piece = runs.on(sql -> sql.rows(
                "SELECT bytes FROM import_piece WHERE run = ? AND piece = ?", row -> row.getBytes(1), run, next++));
        return piece.stream().findFirst().map(ByteArrayInputStream::new).orElseThrow(NoSuchElementException::new);
    }
}
