package latchkey.shared;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a CSV file after RFC 4180, which no spreadsheet takes for a formula: people and mail clients name things as they
 * like, and whoever opens the file has not asked to run what they wrote.
 */
public final class CsvLine {
    /** With the wide forms that some spreadsheets take for the same. */
    private static final Pattern FORMULA =
            Pattern.compile("(?s)[\\s\\p{Z}\\p{C}]*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*");

    private static final Pattern TO_BE_QUOTED = Pattern.compile("(?s).*[\",\\r\\n;].*|[\\s\\p{Z}'].*|.*\\s");

    private CsvLine() {}

    public static String of(List<String> fields) {
        return fields.stream().map(CsvLine::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return TO_BE_QUOTED.matcher(safe).matches() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
