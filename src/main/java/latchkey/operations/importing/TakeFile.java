package latchkey.operations.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.audit.Actor;
import latchkey.operations.importing.BadFile.Fault;
import latchkey.operations.importing.CsvLines.Line;
import latchkey.shared.Refusal;
import latchkey.shared.ShortTransaction;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;

/**
 * Takes a file and puts it where every replica finds it. Refuses, and keeps nothing of it, while another one is at work and
 * if it is no list of mailboxes. Reads it once to the end before, some of it at a time.
 */
@ApplicationScoped
public class TakeFile {
    private static final int PIECE = 1 << 20;

    private final DataSource dataSource;
    private final ImportRuns runs;
    private final ImportConfig config;
    private final Clock clock;

    TakeFile(DataSource dataSource, ImportRuns runs, ImportConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    public UUID take(Path file, StaffDomains within, Actor by) throws BadFile {
        if (runs.atWork().isPresent()) {
            throw new Refusal.Conflict(Refusal.Why.IMPORT_AT_WORK);
        }
        try {
            int lines = linesOf(file);
            UUID id = UUID.randomUUID();
            ShortTransaction.in(dataSource, connection -> keep(new Sql(connection), id, file, lines, within, by));
            return id;
        } catch (IOException gone) {
            throw new BadFile(Fault.NO_FILE, 0, "");
        } catch (SQLException failed) {
            if (runs.atWork().isPresent()) {
                throw new Refusal.Conflict(Refusal.Why.IMPORT_AT_WORK);
            }
            throw new Refusal.Unavailable(Refusal.What.DATABASE);
        }
    }

    /** @return the number of its last line */
    private int linesOf(Path file) throws IOException, BadFile {
        try (InputStream bytes = Files.newInputStream(file)) {
            TextCheck.of(bytes);
        }
        int last = 0;
        int count = 0;
        try (CsvLines lines = CsvLines.of(Files.newInputStream(file))) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                last = line.number();
                if (++count > config.mostLines()) {
                    throw new BadFile(Fault.TOO_MANY_LINES, 0, String.valueOf(config.mostLines()));
                }
            }
        }
        if (count == 0) {
            throw new BadFile(Fault.NO_LINES, 0, "");
        }
        return last;
    }

    private UUID keep(Sql sql, UUID id, Path file, int lines, StaffDomains within, Actor by) throws SQLException {
        sql.change(
                "INSERT INTO import_run (id, made_at, made_by, domains, state, at_work, total)"
                        + " VALUES (?, ?, ?, ?, 'READING', TRUE, ?)",
                id,
                Utc.column(clock.instant()),
                by.who(),
                within.sqlList(),
                lines);
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = Files.newInputStream(file)) {
            int number = 0;
            for (int read = bytes.readNBytes(piece, 0, PIECE); read > 0; read = bytes.readNBytes(piece, 0, PIECE)) {
                sql.change(
                        "INSERT INTO import_piece (run, piece, bytes) VALUES (?, ?, ?)",
                        id,
                        number++,
                        Arrays.copyOf(piece, read));
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
        return id;
    }
}
