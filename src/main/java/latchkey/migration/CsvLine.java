package latchkey.migration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of RFC 4180. What a spreadsheet would take for a formula is text there too. */
record CsvLine(List<String> fields) {
    private static final String FORMULA = "=+-@\t\r";

    static CsvLine of(Object... fields) {
        return new CsvLine(Stream.of(fields).map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        String safe = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
        return safe.chars().anyMatch(letter -> letter == '"' || letter == ',' || letter == '\n' || letter == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
