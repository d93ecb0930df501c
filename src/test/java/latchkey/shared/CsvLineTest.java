package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever opens a file of ours in a spreadsheet finds in its cells. */
class CsvLineTest {
    @Test
    void fieldsThatHoldCommasQuotesOrLineEndsAreQuoted() {
        assertThat(CsvLine.of(List.of("plain", "a,b", "say \"hi\"", "two\r\nlines", "", "größer")))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",,größer\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49 89",
                "-2",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =HYPERLINK(\"x\")",
                "\uff1d1",
                "\u00a0=1"
            })
    void nothingIsTakenForAFormula(String named) {
        String line = CsvLine.of(List.of(named));

        assertThat(line).startsWith("\"'").endsWith("\"\r\n");
        assertThat(line.substring(2, line.length() - 3).replace("\"\"", "\"")).isEqualTo(named);
    }

    @Test
    void whatOnlyHoldsASignIsLeftAsItIs() {
        assertThat(CsvLine.of(List.of("ida@example.org", "2026-11-30", "a=b")))
                .isEqualTo("ida@example.org,2026-11-30,a=b\r\n");
    }
}
