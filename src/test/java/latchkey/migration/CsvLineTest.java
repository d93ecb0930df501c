package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A file that somebody opens in a spreadsheet. */
class CsvLineTest {
    @Test
    void commasQuotesAndLinesStayInTheirField() {
        assertThat(CsvLine.of("a@example.org", "\"Mail\", 2", "two\nlines", 7))
                .hasToString("a@example.org,\"\"\"Mail\"\", 2\",\"two\nlines\",7\r\n");
    }

    @Test
    void whatAClientCallsItselfIsNoFormula() {
        assertThat(CsvLine.of("=cmd|'/c calc'!A0", "+1", "-1", "@x", "\tx", "x=1"))
                .hasToString("'=cmd|'/c calc'!A0,'+1,'-1,'@x,'\tx,x=1\r\n");
    }
}
