package latchkey.operations.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import latchkey.operations.importing.BadFile.Fault;
import latchkey.operations.importing.CsvLines.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no list of mailboxes is named, with its line. */
class BadFileTest {
    static List<Arguments> files() {
        String umlauts = "address,logins\na@example.org,\nm\u00fcller@example.org,\n";
        return List.of(
                Arguments.of(new byte[0], Fault.EMPTY, 0),
                Arguments.of("\ufeff".getBytes(UTF_8), Fault.EMPTY, 0),
                Arguments.of(umlauts.getBytes(UTF_16), Fault.UTF_16, 1),
                Arguments.of(umlauts.getBytes(UTF_16LE), Fault.UTF_16, 1),
                Arguments.of(umlauts.getBytes(ISO_8859_1), Fault.NOT_UTF_8, 3),
                Arguments.of("address\na@example.org\n\u0000\n".getBytes(UTF_8), Fault.NUL, 3),
                Arguments.of("mail,kind\na@example.org,person\n".getBytes(UTF_8), Fault.UNKNOWN_COLUMN, 1),
                Arguments.of("address;kind,x\na@example.org;person\n".getBytes(UTF_8), Fault.UNKNOWN_COLUMN, 1),
                Arguments.of("address\tkind\na@example.org\tperson\n".getBytes(UTF_8), Fault.UNKNOWN_COLUMN, 1),
                Arguments.of("address;kind\na@example.org,person\n".getBytes(UTF_8), Fault.NUMBER_OF_CELLS, 2),
                Arguments.of("\n\naddress\na@example.org\n".getBytes(UTF_8), Fault.UNKNOWN_COLUMN, 1),
                Arguments.of("\ufeff\ufeffaddress\na@example.org\n".getBytes(UTF_8), Fault.UNKNOWN_COLUMN, 1),
                Arguments.of(
                        "address\n\"a\n"
                                .concat("b@example.org\n".repeat(300_000))
                                .getBytes(UTF_8),
                        Fault.BROKEN_QUOTES,
                        2),
                Arguments.of("kind\nperson\n".getBytes(UTF_8), Fault.NO_ADDRESS_COLUMN, 1),
                Arguments.of("address,address\na,b\n".getBytes(UTF_8), Fault.COLUMN_TWICE, 1),
                Arguments.of("address,kind\na@example.org\n".getBytes(UTF_8), Fault.NUMBER_OF_CELLS, 2),
                Arguments.of("address\na@example.org,x,y\n".getBytes(UTF_8), Fault.NUMBER_OF_CELLS, 2),
                Arguments.of("address\na@example.org\n\"b@example.org\n".getBytes(UTF_8), Fault.BROKEN_QUOTES, 3),
                Arguments.of("address\n\"a@example.org\"x\n".getBytes(UTF_8), Fault.BROKEN_QUOTES, 2),
                Arguments.of("address\n\"a@\nexample.org\"\n".getBytes(UTF_8), Fault.LINE_BREAK_IN_CELL, 2),
                Arguments.of(("address\n" + "a".repeat(3000) + "\n").getBytes(UTF_8), Fault.TOO_LONG, 2));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFaultAndItsLineAreNamed(byte[] file, Fault fault, long line) throws IOException {
        try {
            List<Line> lines = read(file);
            assertThat(lines).as("%s was not found", fault).isNull();
        } catch (BadFile bad) {
            assertThat(bad.fault()).isEqualTo(fault);
            assertThat(bad.line()).isEqualTo(line);
        }
    }

    @Test
    void whatASpreadsheetWritesIsRead() throws Exception {
        String file =
                "\ufeffRenamed-From,ADDRESS , logins\r\n,\"a@example.org\",\"a \"\"b\"\"\"\r\n\r\n,b@example.org,\r\n";

        List<Line> lines = read(file.getBytes(UTF_8));

        assertThat(lines).extracting(Line::number).containsExactly(2, 4);
        assertThat(lines.get(0).cells())
                .containsEntry(Column.ADDRESS, "a@example.org")
                .containsEntry(Column.LOGINS, "a \"b\"")
                .containsEntry(Column.RENAMED_FROM, "");
    }

    @Test
    void whatASpreadsheetWritesWhereNumbersHaveACommaIsReadAsWell() throws Exception {
        String file = "\ufeffaddress;kind;logins\r\na@example.org;\"person\";\"a;b, c\"\r\nb@example.org;;\r\n";

        List<Line> lines = read(file.getBytes(UTF_8));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).cells())
                .containsEntry(Column.ADDRESS, "a@example.org")
                .containsEntry(Column.KIND, "person")
                .containsEntry(Column.LOGINS, "a;b, c");
    }

    private static List<Line> read(byte[] file) throws IOException, BadFile {
        TextCheck.of(new ByteArrayInputStream(file));
        List<Line> all = new ArrayList<>();
        try (CsvLines lines = CsvLines.of(new ByteArrayInputStream(file))) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
        }
        return all;
    }
}
