package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import latchkey.migration.AddressList.BadLine;
import org.junit.jupiter.api.Test;

/** Addresses as somebody copies them from somewhere. */
class AddressListTest {
    @Test
    void blankLinesLettersOfAnyCaseAndEndingsOfWindowsDoNoHarm() {
        AddressList list = AddressList.of("\uFEFFAnna@Example.org\r\n\r\n  ben@example.org \nanna@example.org\n");

        assertThat(list.lines())
                .containsExactlyInAnyOrderEntriesOf(Map.of("anna@example.org", 1, "ben@example.org", 3));
        assertThat(list.wrong()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNamedWithItsLine() {
        AddressList list = AddressList.of("anna@example.org\nanna\nbén@example.org\nx@y@z, w\n" + "y".repeat(200));

        assertThat(list.wrong())
                .containsExactly(
                        new BadLine(2, "anna"),
                        new BadLine(3, "bén@example.org"),
                        new BadLine(4, "x@y@z, w"),
                        new BadLine(5, "y".repeat(80) + "…"));
    }

    @Test
    void nothingIsAnEmptyList() {
        assertThat(AddressList.of(" \n\r\n").isEmpty()).isTrue();
        assertThat(AddressList.of("anna").isEmpty()).isFalse();
    }
}
