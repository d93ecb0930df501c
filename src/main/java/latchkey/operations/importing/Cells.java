package latchkey.operations.importing;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of a line as one text. A cell holds no control character where a line is to be done. */
final class Cells {
    private static final String BETWEEN = "\u001f";

    private Cells() {}

    static String text(Map<Column, String> cells) {
        return cells.entrySet().stream()
                .map(cell -> cell.getKey().key() + "=" + cell.getValue().replace(BETWEEN, " "))
                .collect(Collectors.joining(BETWEEN));
    }

    static Map<Column, String> of(String text) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (String cell : text.split(BETWEEN)) {
            int at = cell.indexOf('=');
            Column.named(cell.substring(0, at)).ifPresent(column -> cells.put(column, cell.substring(at + 1)));
        }
        return cells;
    }

    /** As it stands there; what cannot be seen, or would turn the text around, is a question mark. */
    static String address(String text) {
        String address = of(text).getOrDefault(Column.ADDRESS, "").replaceAll("\\p{C}", "?");
        return address.length() > 254 ? address.substring(0, 254) : address;
    }
}
