package latchkey.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import latchkey.operations.importing.CsvLines.Line;
import latchkey.shared.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line by itself: what it asks for, or why it asks for nothing that can be done. */
class WishTest {
    @ParameterizedTest
    @CsvSource({
        "ADDRESS,=cmd|' /C calc'!A0,FORMULA",
        "ADDRESS,+49@example.org,FORMULA",
        "LOGINS,@SUM(1+1),FORMULA",
        "LOGINS,-olga,FORMULA",
        "ADDRESS,ol\u202ega@example.org,HIDDEN_CHARACTERS",
        "ADDRESS,ol\u200bga@example.org,HIDDEN_CHARACTERS",
        "LOGINS,ol\u0007ga,HIDDEN_CHARACTERS",
        "ADDRESS,'',NO_ADDRESS",
        "ADDRESS,olga,BAD_ADDRESS",
        "ADDRESS,\u00f3lga@example.org,BAD_ADDRESS",
        "ADDRESS,olga+tag@example.org,BAD_ADDRESS",
        "KIND,boss,BAD_KIND",
        "LOGINS,olga;nils,BAD_LOGIN",
        "LOGINS,\u00f3lga,BAD_LOGIN",
        "CUSTODIANS,olga,BAD_CUSTODIAN",
        "ACTIVE,maybe,BAD_ACTIVE",
        "RENAMED_FROM,olga,BAD_ADDRESS"
    })
    void whatIsWrongInACellIsNamed(Column column, String cell, Why why) {
        Map<Column, String> cells = column == Column.ADDRESS
                ? Map.of(column, cell)
                : Map.of(Column.ADDRESS, "olga@example.org", column, cell);

        assertThatThrownBy(() -> Wish.of(new Line(2, cells)))
                .isInstanceOfSatisfying(
                        BadLine.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    @Test
    void namesAreInTheFormInWhichTheyAreKept() throws BadLine {
        Wish wish = Wish.of(new Line(
                2,
                Map.of(
                        Column.ADDRESS,
                        "Olga@Example.ORG",
                        Column.LOGINS,
                        "Olga  o.lga@Example.org olga@example.org",
                        Column.RENAMED_FROM,
                        "before@example.org")));

        assertThat(wish.address()).isEqualTo(MailAddress.of("olga@example.org"));
        assertThat(wish.logins()).containsExactly("olga", "o.lga@example.org");
        assertThat(wish.names())
                .containsExactlyInAnyOrder("olga", "o.lga@example.org", "olga@example.org", "before@example.org");
    }
}
