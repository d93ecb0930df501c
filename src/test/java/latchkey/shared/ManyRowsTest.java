package latchkey.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManyRowsTest {
    private static final String INSERT = "INSERT INTO use (name, late) VALUES (?, GREATEST(0, ? - 1))\n"
            + " ON DUPLICATE KEY UPDATE late = late + VALUES(late)";

    @Test
    void theValuesStandThereAsOftenAsThereAreRows() {
        String many = ManyRows.of(INSERT, 3);

        assertThat(many)
                .isEqualTo("INSERT INTO use (name, late) VALUES (?, GREATEST(0, ? - 1)), (?, GREATEST(0, ? - 1)),"
                        + " (?, GREATEST(0, ? - 1)) ON DUPLICATE KEY UPDATE late = late + VALUES(late)");
    }
}
