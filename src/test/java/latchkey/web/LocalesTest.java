package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "en",
                "en-GB,en;q=0.8",
                "fr;q=0.9, en;q=0.1",
                "*",
                "xx-none",
                ",",
                ";",
                "q=1",
                "en;q=2",
                "%%%",
                "-"
            })
    void isEnglishForAllThatIsNotWrittenYetAndForNonsense(String header) {
        assertThat(Locales.chosen(header)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void isEnglishForWhoAsksForNothing() {
        assertThat(Locales.chosen(null)).isEqualTo(Locale.ENGLISH);
    }
}
