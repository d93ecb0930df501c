package latchkey.operations.importing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import latchkey.operations.importing.BadFile.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file (RFC 4180) one after the other, the header read already. No cell holds a line break, so a record is a line.
 * Semicolons part the cells where the header has them and no comma: spreadsheets write them where numbers have a comma.
 */
final class CsvLines implements AutoCloseable {
    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final int LONGEST_CELL = 2000;
    private static final int MARK = 0xfeff;

    /** @param number as an editor shows it */
    record Line(int number, Map<Column, String> cells) {}

    private final MappingIterator<String[]> records;
    private final List<Column> header;
    private int number;

    private CsvLines(MappingIterator<String[]> records) throws IOException, BadFile {
        this.records = records;
        String[] first = record();
        if (first == null) {
            throw new BadFile(Fault.EMPTY, 0, "");
        }
        header = header(first);
    }

    static CsvLines of(InputStream file) throws IOException, BadFile {
        Reader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        CsvSchema cells = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        return new CsvLines(CSV.readerFor(String[].class).with(cells).readValues(text));
    }

    private static char separator(Reader text) throws IOException {
        text.mark(LONGEST_CELL);
        boolean semicolon = false;
        boolean comma = false;
        for (int read = 0; read < LONGEST_CELL; read++) {
            int c = text.read();
            if (c == '\n' || c == '\r' || c < 0) {
                break;
            }
            semicolon |= c == ';';
            comma |= c == ',';
        }
        text.reset();
        return semicolon && !comma ? ';' : ',';
    }

    private static List<Column> header(String[] cells) throws BadFile {
        List<Column> header = new ArrayList<>();
        for (String cell : cells) {
            Column column = Column.named(cell).orElseThrow(() -> new BadFile(Fault.UNKNOWN_COLUMN, 1, cut(cell)));
            if (header.contains(column)) {
                throw new BadFile(Fault.COLUMN_TWICE, 1, column.key());
            }
            header.add(column);
        }
        if (!header.contains(Column.ADDRESS)) {
            throw new BadFile(Fault.NO_ADDRESS_COLUMN, 1, "");
        }
        return header;
    }

    /** @return null at the end */
    @Nullable
    Line next() throws IOException, BadFile {
        for (String[] cells = record(); cells != null; cells = record()) {
            boolean blank = cells.length == 0 || (cells.length == 1 && cells[0].isBlank());
            if (!blank) {
                return line(cells);
            }
        }
        return null;
    }

    private Line line(String[] cells) throws BadFile {
        if (cells.length != header.size()) {
            throw new BadFile(Fault.NUMBER_OF_CELLS, number, cells.length + " / " + header.size());
        }
        Map<Column, String> line = new EnumMap<>(Column.class);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].length() > LONGEST_CELL) {
                throw new BadFile(Fault.TOO_LONG, number, cut(cells[i]));
            }
            if (cells[i].chars().anyMatch(c -> c == '\n' || c == '\r')) {
                throw new BadFile(Fault.LINE_BREAK_IN_CELL, number, cut(cells[i]));
            }
            line.put(header.get(i), cells[i].strip());
        }
        return new Line(number, line);
    }

    private String @Nullable [] record() throws IOException, BadFile {
        number++;
        try {
            return records.hasNextValue() ? records.nextValue() : null;
        } catch (JacksonException broken) {
            throw new BadFile(Fault.BROKEN_QUOTES, number, "");
        }
    }

    private static String cut(String text) {
        String shown = text.replaceAll("\\p{C}", "?");
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
